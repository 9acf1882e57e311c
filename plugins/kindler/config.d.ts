export interface Config {
  kindler?: {
    docs?: {
      /**
       * Where findings link to, as a path of the portal or a URL. `{language}` becomes `en` or `zh`, `{code}` the code of the
       * finding. Defaults to the pages of the project on GitHub.
       * @visibility frontend
       */
      findingUrl?: string;
    };
  };
}
