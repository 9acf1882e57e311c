// Made by `yarn generate:openapi` from openapi.yaml.
/* eslint-disable */
export const spec = {
 "openapi": "3.1.0",
 "info": {
  "title": "Kindler",
  "version": "1",
  "license": {
   "name": "Apache-2.0",
   "identifier": "Apache-2.0"
  },
  "contact": {
   "name": "Kindler"
  },
  "description": "The portal's view of, and hand on, highly available PostgreSQL and the environments around it. Every observed value carries its source and time; ages are `now` minus `observedAt`."
 },
 "servers": [
  {
   "url": "/"
  }
 ],
 "security": [
  {
   "bearer": []
  }
 ],
 "tags": [
  {
   "name": "environments",
   "description": "What developers ask for"
  },
  {
   "name": "databases",
   "description": "PostgreSQL clusters and what is wrong with them"
  },
  {
   "name": "gateways",
   "description": "HAProxy instances"
  },
  {
   "name": "routes",
   "description": "Named ways to database clusters"
  },
  {
   "name": "operations",
   "description": "Durable work"
  }
 ],
 "paths": {
  "/v1/environments": {
   "get": {
    "operationId": "listEnvironments",
    "tags": [
     "environments"
    ],
    "summary": "Environments, by name; from the Kindler database, or the last known ones marked stale",
    "parameters": [
     {
      "in": "query",
      "name": "provider",
      "required": false,
      "description": "Only this provider",
      "schema": {
       "type": "string",
       "minLength": 1,
       "maxLength": 200,
       "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
      }
     },
     {
      "in": "query",
      "name": "owner",
      "required": false,
      "description": "Only this owner",
      "schema": {
       "type": "string",
       "minLength": 1,
       "maxLength": 200,
       "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
      }
     },
     {
      "$ref": "#/components/parameters/Limit"
     },
     {
      "$ref": "#/components/parameters/Cursor"
     }
    ],
    "responses": {
     "200": {
      "description": "OK",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/EnvironmentList"
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   },
   "post": {
    "operationId": "createEnvironment",
    "tags": [
     "environments"
    ],
    "summary": "Asks for an environment",
    "parameters": [
     {
      "$ref": "#/components/parameters/IdempotencyKey"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/CreateEnvironmentRequest"
       }
      }
     }
    },
    "responses": {
     "202": {
      "description": "Accepted; follow the operation",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/OperationAnswer"
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   }
  },
  "/v1/environments/{name}": {
   "get": {
    "operationId": "getEnvironment",
    "tags": [
     "environments"
    ],
    "summary": "One environment",
    "parameters": [
     {
      "$ref": "#/components/parameters/Name"
     }
    ],
    "responses": {
     "200": {
      "description": "OK",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/EnvironmentAnswer"
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   },
   "delete": {
    "operationId": "deleteEnvironment",
    "tags": [
     "environments"
    ],
    "summary": "Removes an environment and its data",
    "parameters": [
     {
      "$ref": "#/components/parameters/Name"
     }
    ],
    "responses": {
     "202": {
      "description": "Accepted; follow the operation",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/OperationAnswer"
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   }
  },
  "/v1/environments/{name}/connection": {
   "get": {
    "operationId": "getEnvironmentConnection",
    "tags": [
     "environments"
    ],
    "summary": "How to connect; never a password",
    "parameters": [
     {
      "$ref": "#/components/parameters/Name"
     }
    ],
    "responses": {
     "200": {
      "description": "OK",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/EnvironmentConnection"
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   }
  },
  "/v1/environments/{name}/credentials": {
   "post": {
    "operationId": "createEnvironmentCredentials",
    "tags": [
     "environments"
    ],
    "summary": "Sets a new password and shows it once; the old one stops working",
    "parameters": [
     {
      "$ref": "#/components/parameters/Name"
     }
    ],
    "responses": {
     "200": {
      "description": "OK",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/EnvironmentCredentials"
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   }
  },
  "/v1/databases": {
   "get": {
    "operationId": "listDatabases",
    "tags": [
     "databases"
    ],
    "summary": "Database clusters with their verdicts",
    "responses": {
     "200": {
      "description": "OK",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/DatabaseList"
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   }
  },
  "/v1/databases/{name}": {
   "get": {
    "operationId": "getDatabase",
    "tags": [
     "databases"
    ],
    "summary": "One database cluster: witnesses, members, gateways, findings, sources",
    "parameters": [
     {
      "$ref": "#/components/parameters/Name"
     }
    ],
    "responses": {
     "200": {
      "description": "OK",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/DatabaseAnswer"
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   }
  },
  "/v1/databases/{name}/history": {
   "get": {
    "operationId": "getDatabaseHistory",
    "tags": [
     "databases"
    ],
    "summary": "Timeline switches and leader changes",
    "parameters": [
     {
      "$ref": "#/components/parameters/Name"
     }
    ],
    "responses": {
     "200": {
      "description": "OK",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/HistoryList"
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   }
  },
  "/v1/databases/{name}/findings": {
   "get": {
    "operationId": "getDatabaseFindings",
    "tags": [
     "databases"
    ],
    "summary": "What is wrong with one database cluster now",
    "parameters": [
     {
      "$ref": "#/components/parameters/Name"
     }
    ],
    "responses": {
     "200": {
      "description": "OK",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/FindingList"
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   }
  },
  "/v1/findings": {
   "get": {
    "operationId": "listFindings",
    "tags": [
     "databases"
    ],
    "summary": "Everything that is wrong now, worst first",
    "responses": {
     "200": {
      "description": "OK",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/FindingList"
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   }
  },
  "/v1/gateways": {
   "get": {
    "operationId": "listGateways",
    "tags": [
     "gateways"
    ],
    "summary": "HAProxy instances",
    "responses": {
     "200": {
      "description": "OK",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/GatewayList"
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   }
  },
  "/v1/gateways/{name}": {
   "get": {
    "operationId": "getGateway",
    "tags": [
     "gateways"
    ],
    "summary": "One HAProxy instance with its proxies and servers",
    "parameters": [
     {
      "$ref": "#/components/parameters/Name"
     }
    ],
    "responses": {
     "200": {
      "description": "OK",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/GatewayAnswer"
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   }
  },
  "/v1/gateways/{name}/stats": {
   "get": {
    "operationId": "getGatewayStats",
    "tags": [
     "gateways"
    ],
    "summary": "The same as the gateway itself",
    "parameters": [
     {
      "$ref": "#/components/parameters/Name"
     }
    ],
    "responses": {
     "200": {
      "description": "OK",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/GatewayAnswer"
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   }
  },
  "/v1/routes": {
   "get": {
    "operationId": "listRoutes",
    "tags": [
     "routes"
    ],
    "summary": "Named ways through gateways to database clusters",
    "responses": {
     "200": {
      "description": "OK",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/RouteList"
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   }
  },
  "/v1/routes/{name}": {
   "get": {
    "operationId": "getRoute",
    "tags": [
     "routes"
    ],
    "summary": "One route",
    "parameters": [
     {
      "$ref": "#/components/parameters/Name"
     }
    ],
    "responses": {
     "200": {
      "description": "OK",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/RouteAnswer"
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   }
  },
  "/v1/routes/{name}/trace": {
   "get": {
    "operationId": "traceRoute",
    "tags": [
     "routes"
    ],
    "summary": "Follows the route now: listener, proxy, server, member, SQL through the listener",
    "parameters": [
     {
      "$ref": "#/components/parameters/Name"
     }
    ],
    "responses": {
     "200": {
      "description": "OK",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Trace"
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   }
  },
  "/v1/routes/{name}/switch": {
   "post": {
    "operationId": "switchRoute",
    "tags": [
     "routes"
    ],
    "summary": "Moves the route to another target; with dryRun only says what would happen",
    "parameters": [
     {
      "$ref": "#/components/parameters/Name"
     },
     {
      "$ref": "#/components/parameters/IdempotencyKey"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "$ref": "#/components/schemas/SwitchRouteRequest"
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "The plan of a dry run",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/SwitchPlan"
        }
       }
      }
     },
     "202": {
      "description": "Accepted; follow the operation",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/OperationAnswer"
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   }
  },
  "/v1/operations": {
   "get": {
    "operationId": "listOperations",
    "tags": [
     "operations"
    ],
    "summary": "Operations, newest first",
    "parameters": [
     {
      "in": "query",
      "name": "subjectKind",
      "required": false,
      "description": "environment, route or database",
      "schema": {
       "type": "string",
       "minLength": 1,
       "maxLength": 200,
       "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
      }
     },
     {
      "in": "query",
      "name": "subjectName",
      "required": false,
      "description": "Name of the subject",
      "schema": {
       "type": "string",
       "minLength": 1,
       "maxLength": 200,
       "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
      }
     },
     {
      "in": "query",
      "name": "status",
      "required": false,
      "description": "Only this status",
      "schema": {
       "type": "string",
       "minLength": 1,
       "maxLength": 200,
       "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
      }
     },
     {
      "$ref": "#/components/parameters/Limit"
     },
     {
      "$ref": "#/components/parameters/Cursor"
     }
    ],
    "responses": {
     "200": {
      "description": "OK",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/OperationList"
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   }
  },
  "/v1/operations/{id}": {
   "get": {
    "operationId": "getOperation",
    "tags": [
     "operations"
    ],
    "summary": "One operation with its steps",
    "parameters": [
     {
      "$ref": "#/components/parameters/Id"
     }
    ],
    "responses": {
     "200": {
      "description": "OK",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/OperationAnswer"
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   }
  },
  "/v1/operations/{id}/log": {
   "get": {
    "operationId": "getOperationLog",
    "tags": [
     "operations"
    ],
    "summary": "Log lines of an operation",
    "parameters": [
     {
      "$ref": "#/components/parameters/Id"
     }
    ],
    "responses": {
     "200": {
      "description": "OK",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/OperationLog"
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   }
  },
  "/v1/operations/{id}/cancel": {
   "post": {
    "operationId": "cancelOperation",
    "tags": [
     "operations"
    ],
    "summary": "Asks an operation to stop between steps and undo what it did",
    "parameters": [
     {
      "$ref": "#/components/parameters/Id"
     }
    ],
    "responses": {
     "202": {
      "description": "Accepted",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/OperationAnswer"
        }
       }
      }
     },
     "default": {
      "$ref": "#/components/responses/Error"
     }
    }
   }
  }
 },
 "components": {
  "securitySchemes": {
   "bearer": {
    "type": "http",
    "scheme": "bearer",
    "bearerFormat": "JWT"
   }
  },
  "parameters": {
   "Name": {
    "in": "path",
    "name": "name",
    "required": true,
    "schema": {
     "type": "string",
     "minLength": 1,
     "maxLength": 63,
     "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
    }
   },
   "Id": {
    "in": "path",
    "name": "id",
    "required": true,
    "schema": {
     "type": "string",
     "pattern": "^[0-9A-Za-z-]{1,64}$"
    }
   },
   "IdempotencyKey": {
    "in": "header",
    "name": "Idempotency-Key",
    "required": false,
    "description": "The same key and body give the same operation.",
    "schema": {
     "type": "string",
     "minLength": 1,
     "maxLength": 200
    }
   },
   "Limit": {
    "in": "query",
    "name": "limit",
    "required": false,
    "description": "Rows a page.",
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 500
    }
   },
   "Cursor": {
    "in": "query",
    "name": "cursor",
    "required": false,
    "description": "nextCursor of the page before.",
    "schema": {
     "type": "string",
     "pattern": "^[0-9A-Za-z._-]{1,200}$"
    }
   }
  },
  "responses": {
   "Error": {
    "description": "What went wrong, in words that name the field or the source",
    "content": {
     "application/json": {
      "schema": {
       "$ref": "#/components/schemas/Error"
      }
     }
    }
   }
  },
  "schemas": {
   "CreateEnvironmentRequest": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "name",
     "provider"
    ],
    "properties": {
     "name": {
      "type": "string",
      "minLength": 1,
      "maxLength": 63,
      "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$",
      "description": "DNS label of at most 63 characters."
     },
     "provider": {
      "type": "string",
      "enum": [
       "database",
       "namespace",
       "k3d",
       "kind"
      ]
     },
     "owner": {
      "type": "string",
      "minLength": 1,
      "maxLength": 200,
      "description": "Entity ref of the owner; defaults to the requester.",
      "pattern": "^([A-Za-z]+:)?([A-Za-z0-9._-]+/)?[A-Za-z0-9._-]+$"
     },
     "title": {
      "type": "string",
      "minLength": 1,
      "maxLength": 100,
      "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
     }
    }
   },
   "Database": {
    "description": "One database cluster with everything that is known about it now.",
    "properties": {
     "findingCount": {
      "type": "number"
     },
     "findings": {
      "items": {
       "$ref": "#/components/schemas/Finding"
      },
      "type": "array"
     },
     "gateways": {
      "items": {
       "$ref": "#/components/schemas/DatabaseGateway"
      },
      "type": "array"
     },
     "leader": {
      "type": "string"
     },
     "lockSeenAt": {
      "description": "ISO time at which the lock was last seen to be renewed or held.",
      "type": "string"
     },
     "managedBy": {
      "enum": [
       "patroni",
       "pgo",
       "none"
      ],
      "type": "string"
     },
     "maxLag": {
      "$ref": "#/components/schemas/Lag",
      "description": "Largest lag of a replica; `unknown` wins over numbers."
     },
     "memberCount": {
      "type": "number"
     },
     "members": {
      "items": {
       "$ref": "#/components/schemas/DatabaseMember"
      },
      "type": "array"
     },
     "name": {
      "type": "string"
     },
     "observedAt": {
      "description": "Oldest observation that the verdict rests on.",
      "type": "string"
     },
     "owner": {
      "description": "Entity ref of the owner.",
      "type": "string"
     },
     "paused": {
      "type": "boolean"
     },
     "scheduledSwitchover": {
      "properties": {
       "at": {
        "type": "string"
       },
       "from": {
        "type": "string"
       },
       "to": {
        "type": "string"
       }
      },
      "required": [
       "at"
      ],
      "type": "object"
     },
     "scope": {
      "description": "Patroni scope.",
      "type": "string"
     },
     "since": {
      "description": "ISO time since which the verdict stands.",
      "type": "string"
     },
     "sources": {
      "items": {
       "$ref": "#/components/schemas/SourceState"
      },
      "type": "array"
     },
     "standbyCluster": {
      "type": "boolean"
     },
     "systemIdentifier": {
      "description": "19 digits, kept as text.",
      "type": "string"
     },
     "timeline": {
      "type": "number"
     },
     "title": {
      "type": "string"
     },
     "verdict": {
      "$ref": "#/components/schemas/Verdict"
     },
     "witnesses": {
      "description": "Witness by witness, always three entries in the order patroni, postgres, haproxy.",
      "items": {
       "$ref": "#/components/schemas/Witness"
      },
      "type": "array"
     },
     "worst": {
      "$ref": "#/components/schemas/Finding",
      "description": "The worst finding, where there is one."
     }
    },
    "required": [
     "findingCount",
     "findings",
     "gateways",
     "managedBy",
     "memberCount",
     "members",
     "name",
     "sources",
     "verdict",
     "witnesses"
    ],
    "type": "object"
   },
   "DatabaseAnswer": {
    "properties": {
     "item": {
      "$ref": "#/components/schemas/Database"
     },
     "now": {
      "description": "ISO time on the backend's clock when the answer was made. Ages are `now` minus `observedAt`.",
      "type": "string"
     }
    },
    "required": [
     "item",
     "now"
    ],
    "type": "object"
   },
   "DatabaseGateway": {
    "description": "A gateway proxy that leads to the database cluster, with its servers matched to members.",
    "properties": {
     "gateway": {
      "type": "string"
     },
     "intent": {
      "enum": [
       "read-write",
       "read-only"
      ],
      "type": "string"
     },
     "observedAt": {
      "type": "string"
     },
     "proxy": {
      "type": "string"
     },
     "route": {
      "type": "string"
     },
     "servers": {
      "items": {
       "properties": {
        "address": {
         "type": "string"
        },
        "check": {
         "type": "string"
        },
        "matchedBy": {
         "enum": [
          "address",
          "name"
         ],
         "type": "string"
        },
        "member": {
         "description": "Member it was matched to, by address or by name as a fallback.",
         "type": "string"
        },
        "name": {
         "type": "string"
        },
        "sessions": {
         "type": "number"
        },
        "status": {
         "type": "string"
        },
        "up": {
         "anyOf": [
          {
           "type": "boolean"
          },
          {
           "const": "unknown",
           "type": "string"
          }
         ],
         "description": "Whether HAProxy sends new connections there."
        }
       },
       "required": [
        "name",
        "status",
        "up"
       ],
       "type": "object"
      },
      "type": "array"
     }
    },
    "required": [
     "gateway",
     "proxy",
     "intent",
     "servers"
    ],
    "type": "object"
   },
   "DatabaseList": {
    "properties": {
     "items": {
      "items": {
       "$ref": "#/components/schemas/DatabaseSummary"
      },
      "type": "array"
     },
     "now": {
      "description": "ISO time on the backend's clock when the answer was made. Ages are `now` minus `observedAt`.",
      "type": "string"
     }
    },
    "required": [
     "items",
     "now"
    ],
    "type": "object"
   },
   "DatabaseMember": {
    "description": "One member of a database cluster.",
    "properties": {
     "host": {
      "type": "string"
     },
     "lag": {
      "$ref": "#/components/schemas/Lag"
     },
     "name": {
      "type": "string"
     },
     "observedAt": {
      "description": "ISO time of the last observation of this member by any source.",
      "type": "string"
     },
     "patroniVersion": {
      "type": "string"
     },
     "pendingRestart": {
      "type": "boolean"
     },
     "pendingRestartReason": {
      "additionalProperties": {
       "type": "string"
      },
      "description": "Parameter to `old -> new`, where Patroni tells (3.3+).",
      "type": "object"
     },
     "port": {
      "type": "number"
     },
     "receiveLag": {
      "$ref": "#/components/schemas/Lag"
     },
     "replayLag": {
      "$ref": "#/components/schemas/Lag"
     },
     "role": {
      "$ref": "#/components/schemas/MemberRole",
      "description": "From the DCS (the lock and the sync record), not from the node."
     },
     "serverVersion": {
      "description": "PostgreSQL version number as reported, e.g. 150018.",
      "type": "number"
     },
     "state": {
      "description": "Patroni's word, open set: `running`, `streaming`, `stopped`, `start failed`, ... or `unknown`.",
      "type": "string"
     },
     "tags": {
      "additionalProperties": {
       "type": "string"
      },
      "type": "object"
     },
     "timeline": {
      "type": "number"
     },
     "writable": {
      "anyOf": [
       {
        "type": "boolean"
       },
       {
        "const": "unknown",
        "type": "string"
       }
      ],
      "description": "The node's own word: is PostgreSQL there a writable primary? `unknown` if the node did not answer."
     },
     "writableSource": {
      "description": "Where `writable` comes from.",
      "type": "string"
     }
    },
    "required": [
     "name",
     "role",
     "state",
     "writable"
    ],
    "type": "object"
   },
   "DatabaseSummary": {
    "description": "A row of the list of database clusters.",
    "properties": {
     "findingCount": {
      "type": "number"
     },
     "leader": {
      "type": "string"
     },
     "maxLag": {
      "$ref": "#/components/schemas/Lag",
      "description": "Largest lag of a replica; `unknown` wins over numbers."
     },
     "memberCount": {
      "type": "number"
     },
     "name": {
      "type": "string"
     },
     "observedAt": {
      "description": "Oldest observation that the verdict rests on.",
      "type": "string"
     },
     "owner": {
      "description": "Entity ref of the owner.",
      "type": "string"
     },
     "since": {
      "description": "ISO time since which the verdict stands.",
      "type": "string"
     },
     "timeline": {
      "type": "number"
     },
     "title": {
      "type": "string"
     },
     "verdict": {
      "$ref": "#/components/schemas/Verdict"
     },
     "worst": {
      "$ref": "#/components/schemas/Finding",
      "description": "The worst finding, where there is one."
     }
    },
    "required": [
     "name",
     "verdict",
     "memberCount",
     "findingCount"
    ],
    "type": "object"
   },
   "Environment": {
    "description": "What a developer asked for.",
    "properties": {
     "actualState": {
      "$ref": "#/components/schemas/EnvironmentState"
     },
     "createdAt": {
      "type": "string"
     },
     "databaseName": {
      "type": "string"
     },
     "databaseRole": {
      "type": "string"
     },
     "desiredState": {
      "enum": [
       "present",
       "absent"
      ],
      "type": "string"
     },
     "error": {
      "description": "Why the actual state is not the desired one.",
      "type": "string"
     },
     "httpPort": {
      "type": "number"
     },
     "httpsPort": {
      "type": "number"
     },
     "lastReconciledAt": {
      "type": "string"
     },
     "name": {
      "type": "string"
     },
     "nodePort": {
      "description": "Ports and network of k3d and kind environments; absent where they have no meaning.",
      "type": "number"
     },
     "operationId": {
      "description": "Operation that works on it now.",
      "type": "string"
     },
     "owner": {
      "description": "Entity ref of the owner.",
      "type": "string"
     },
     "pfPort": {
      "type": "number"
     },
     "provider": {
      "$ref": "#/components/schemas/EnvironmentProvider"
     },
     "route": {
      "description": "Route that the environment's database is reached through.",
      "type": "string"
     },
     "serverIp": {
      "type": "string"
     },
     "subnet": {
      "type": "string"
     },
     "title": {
      "type": "string"
     },
     "updatedAt": {
      "type": "string"
     }
    },
    "required": [
     "name",
     "provider",
     "desiredState",
     "actualState",
     "createdAt",
     "updatedAt"
    ],
    "type": "object"
   },
   "EnvironmentAnswer": {
    "properties": {
     "freshness": {
      "$ref": "#/components/schemas/Freshness"
     },
     "item": {
      "$ref": "#/components/schemas/Environment"
     },
     "now": {
      "description": "ISO time on the backend's clock when the answer was made. Ages are `now` minus `observedAt`.",
      "type": "string"
     }
    },
    "required": [
     "freshness",
     "item",
     "now"
    ],
    "type": "object"
   },
   "EnvironmentConnection": {
    "description": "How to connect; never a password.",
    "properties": {
     "database": {
      "type": "string"
     },
     "environment": {
      "type": "string"
     },
     "freshness": {
      "$ref": "#/components/schemas/Freshness"
     },
     "host": {
      "type": "string"
     },
     "now": {
      "description": "ISO time on the backend's clock when the answer was made. Ages are `now` minus `observedAt`.",
      "type": "string"
     },
     "port": {
      "type": "number"
     },
     "route": {
      "type": "string"
     },
     "sslMode": {
      "type": "string"
     },
     "user": {
      "type": "string"
     }
    },
    "required": [
     "database",
     "environment",
     "freshness",
     "host",
     "now",
     "port",
     "route",
     "sslMode",
     "user"
    ],
    "type": "object"
   },
   "EnvironmentCredentials": {
    "description": "A password that was just set. It is shown once and stored nowhere.",
    "properties": {
     "database": {
      "type": "string"
     },
     "environment": {
      "type": "string"
     },
     "host": {
      "type": "string"
     },
     "password": {
      "type": "string"
     },
     "port": {
      "type": "number"
     },
     "sslMode": {
      "type": "string"
     },
     "user": {
      "type": "string"
     }
    },
    "required": [
     "environment",
     "host",
     "port",
     "database",
     "user",
     "password",
     "sslMode"
    ],
    "type": "object"
   },
   "EnvironmentList": {
    "properties": {
     "freshness": {
      "$ref": "#/components/schemas/Freshness"
     },
     "items": {
      "items": {
       "$ref": "#/components/schemas/Environment"
      },
      "type": "array"
     },
     "nextCursor": {
      "description": "Pass as `cursor` to get the next page; absent on the last one.",
      "type": "string"
     },
     "now": {
      "description": "ISO time on the backend's clock when the answer was made. Ages are `now` minus `observedAt`.",
      "type": "string"
     }
    },
    "required": [
     "freshness",
     "items",
     "now"
    ],
    "type": "object"
   },
   "EnvironmentProvider": {
    "enum": [
     "database",
     "namespace",
     "k3d",
     "kind"
    ],
    "type": "string"
   },
   "EnvironmentState": {
    "enum": [
     "unknown",
     "creating",
     "running",
     "stopped",
     "failed",
     "deleting"
    ],
    "type": "string"
   },
   "Error": {
    "type": "object",
    "required": [
     "error"
    ],
    "properties": {
     "error": {
      "type": "object",
      "required": [
       "name",
       "message"
      ],
      "properties": {
       "name": {
        "type": "string"
       },
       "message": {
        "type": "string"
       }
      }
     },
     "response": {
      "type": "object",
      "properties": {
       "statusCode": {
        "type": "integer"
       }
      }
     }
    }
   },
   "Evidence": {
    "description": "One value with where and when it was seen.",
    "properties": {
     "label": {
      "description": "What was looked at, e.g. `role of orders-2`.",
      "type": "string"
     },
     "observedAt": {
      "description": "ISO time of the observation.",
      "type": "string"
     },
     "source": {
      "description": "Id of the source, see SourceState .",
      "type": "string"
     },
     "value": {
      "description": "What was seen, as text; `unknown` where nothing was.",
      "type": "string"
     }
    },
    "required": [
     "label",
     "value",
     "source"
    ],
    "type": "object"
   },
   "Fault": {
    "description": "A typed fault of one source. Never holds a secret.",
    "properties": {
     "hint": {
      "description": "What to do next, in one sentence; names the configuration key where one helps.",
      "type": "string"
     },
     "kind": {
      "$ref": "#/components/schemas/FaultKind"
     },
     "message": {
      "description": "What happened, in one sentence.",
      "type": "string"
     },
     "source": {
      "description": "Id of the source, e.g. `patroni-rest:orders/orders-1`.",
      "type": "string"
     }
    },
    "required": [
     "kind",
     "source",
     "message",
     "hint"
    ],
    "type": "object"
   },
   "FaultKind": {
    "description": "Why a source gave no usable answer.",
    "enum": [
     "auth",
     "tls",
     "timeout",
     "refused",
     "parse",
     "too-large",
     "http",
     "config"
    ],
    "type": "string"
   },
   "Finding": {
    "description": "A disagreement or fault that the evaluation found.",
    "properties": {
     "code": {
      "description": "Stable kebab-case code of the rule, e.g. `split-brain`. Translations key on it.",
      "type": "string"
     },
     "evidence": {
      "items": {
       "$ref": "#/components/schemas/Evidence"
      },
      "type": "array"
     },
     "message": {
      "description": "One plain sentence, English.",
      "type": "string"
     },
     "next": {
      "description": "What to do next, English.",
      "type": "string"
     },
     "params": {
      "additionalProperties": {
       "type": [
        "string",
        "number"
       ]
      },
      "description": "Values to build `message` and `next` in another language.",
      "type": "object"
     },
     "rule": {
      "description": "Rule number in the documentation, e.g. `S5`.",
      "type": "string"
     },
     "severity": {
      "$ref": "#/components/schemas/Severity"
     },
     "since": {
      "description": "ISO time when the condition was first seen without interruption.",
      "type": "string"
     },
     "subject": {
      "description": "Database cluster, route or gateway that it concerns.",
      "properties": {
       "kind": {
        "enum": [
         "database",
         "route",
         "gateway"
        ],
        "type": "string"
       },
       "name": {
        "type": "string"
       }
      },
      "required": [
       "kind",
       "name"
      ],
      "type": "object"
     }
    },
    "required": [
     "code",
     "severity",
     "subject",
     "since",
     "message",
     "next",
     "params",
     "evidence"
    ],
    "type": "object"
   },
   "FindingList": {
    "properties": {
     "items": {
      "items": {
       "$ref": "#/components/schemas/Finding"
      },
      "type": "array"
     },
     "now": {
      "description": "ISO time on the backend's clock when the answer was made. Ages are `now` minus `observedAt`.",
      "type": "string"
     }
    },
    "required": [
     "items",
     "now"
    ],
    "type": "object"
   },
   "Freshness": {
    "description": "Whether an answer comes from the Kindler database now or from what was last known of it.",
    "properties": {
     "fault": {
      "$ref": "#/components/schemas/Fault"
     },
     "observedAt": {
      "description": "ISO time when the rows were read.",
      "type": "string"
     },
     "status": {
      "enum": [
       "live",
       "stale"
      ],
      "type": "string"
     }
    },
    "required": [
     "status"
    ],
    "type": "object"
   },
   "Gateway": {
    "description": "One HAProxy instance.",
    "properties": {
     "name": {
      "type": "string"
     },
     "observedAt": {
      "description": "ISO time of the last usable answer.",
      "type": "string"
     },
     "proxies": {
      "items": {
       "$ref": "#/components/schemas/GatewayProxy"
      },
      "type": "array"
     },
     "sources": {
      "items": {
       "$ref": "#/components/schemas/SourceState"
      },
      "type": "array"
     },
     "title": {
      "type": "string"
     },
     "uptime": {
      "description": "Seconds since the process started, where a runtime socket is configured.",
      "type": "number"
     },
     "version": {
      "type": "string"
     },
     "warnings": {
      "description": "Rows of the statistics that could not be read, in words.",
      "items": {
       "type": "string"
      },
      "type": "array"
     }
    },
    "required": [
     "name",
     "proxies",
     "sources",
     "warnings"
    ],
    "type": "object"
   },
   "GatewayAnswer": {
    "properties": {
     "item": {
      "$ref": "#/components/schemas/Gateway"
     },
     "now": {
      "description": "ISO time on the backend's clock when the answer was made. Ages are `now` minus `observedAt`.",
      "type": "string"
     }
    },
    "required": [
     "item",
     "now"
    ],
    "type": "object"
   },
   "GatewayList": {
    "properties": {
     "items": {
      "items": {
       "$ref": "#/components/schemas/GatewaySummary"
      },
      "type": "array"
     },
     "now": {
      "description": "ISO time on the backend's clock when the answer was made. Ages are `now` minus `observedAt`.",
      "type": "string"
     }
    },
    "required": [
     "items",
     "now"
    ],
    "type": "object"
   },
   "GatewayProxy": {
    "description": "A frontend, backend or listen section.",
    "properties": {
     "backend": {
      "properties": {
       "activeServers": {
        "type": "number"
       },
       "queue": {
        "type": "number"
       },
       "sessions": {
        "type": "number"
       },
       "sessionsTotal": {
        "type": "number"
       },
       "status": {
        "type": "string"
       }
      },
      "required": [
       "status"
      ],
      "type": "object"
     },
     "frontend": {
      "properties": {
       "sessions": {
        "type": "number"
       },
       "sessionsTotal": {
        "type": "number"
       },
       "status": {
        "type": "string"
       }
      },
      "required": [
       "status"
      ],
      "type": "object"
     },
     "mode": {
      "type": "string"
     },
     "name": {
      "type": "string"
     },
     "servers": {
      "items": {
       "$ref": "#/components/schemas/GatewayServer"
      },
      "type": "array"
     }
    },
    "required": [
     "name",
     "servers"
    ],
    "type": "object"
   },
   "GatewayServer": {
    "description": "One server line of HAProxy's statistics.",
    "properties": {
     "address": {
      "type": "string"
     },
     "bytesIn": {
      "type": "number"
     },
     "bytesOut": {
      "type": "number"
     },
     "check": {
      "description": "Check result with code and text, e.g. `L7STS 503`.",
      "type": "string"
     },
     "checkDowns": {
      "type": "number"
     },
     "checkDuration": {
      "description": "Milliseconds that the last check took.",
      "type": "number"
     },
     "checkFailures": {
      "description": "Failed checks, and changes from UP to DOWN.",
      "type": "number"
     },
     "downtime": {
      "description": "Seconds in total that it was down.",
      "type": "number"
     },
     "lastChange": {
      "description": "Seconds since the last change of status.",
      "type": "number"
     },
     "name": {
      "type": "string"
     },
     "queue": {
      "type": "number"
     },
     "sessions": {
      "type": "number"
     },
     "sessionsMax": {
      "type": "number"
     },
     "sessionsTotal": {
      "type": "number"
     },
     "status": {
      "description": "HAProxy's word: `UP`, `UP 2/3`, `DOWN`, `MAINT`, `DRAIN`, `no check`, ...",
      "type": "string"
     },
     "up": {
      "anyOf": [
       {
        "type": "boolean"
       },
       {
        "const": "unknown",
        "type": "string"
       }
      ],
      "description": "Whether it takes new connections: UP, `UP n/m` or `no check`."
     },
     "weight": {
      "type": "number"
     }
    },
    "required": [
     "name",
     "status",
     "up"
    ],
    "type": "object"
   },
   "GatewaySummary": {
    "description": "A row of the list of gateways.",
    "properties": {
     "name": {
      "type": "string"
     },
     "observedAt": {
      "type": "string"
     },
     "proxyCount": {
      "type": "number"
     },
     "serverCount": {
      "type": "number"
     },
     "serversUp": {
      "type": "number"
     },
     "sources": {
      "items": {
       "$ref": "#/components/schemas/SourceState"
      },
      "type": "array"
     },
     "status": {
      "enum": [
       "ok",
       "unreachable",
       "pending"
      ],
      "type": "string"
     },
     "title": {
      "type": "string"
     },
     "version": {
      "type": "string"
     }
    },
    "required": [
     "name",
     "status",
     "proxyCount",
     "serversUp",
     "serverCount",
     "sources"
    ],
    "type": "object"
   },
   "HistoryEntry": {
    "description": "A leader change or timeline switch.",
    "properties": {
     "at": {
      "description": "ISO time, absent where Patroni recorded none.",
      "type": "string"
     },
     "leader": {
      "type": "string"
     },
     "lsn": {
      "description": "LSN in bytes at which the former timeline ended.",
      "type": "string"
     },
     "outageMs": {
      "description": "Milliseconds for which HAProxy had no server for writes around this change, as it was observed; accurate to the observer's interval. Absent where none was seen or no gateway was known.",
      "type": "number"
     },
     "reason": {
      "description": "Text of PostgreSQL's history file.",
      "type": "string"
     },
     "source": {
      "type": "string"
     },
     "timeline": {
      "description": "Timeline that began.",
      "type": "number"
     }
    },
    "required": [
     "timeline",
     "source"
    ],
    "type": "object"
   },
   "HistoryList": {
    "properties": {
     "items": {
      "items": {
       "$ref": "#/components/schemas/HistoryEntry"
      },
      "type": "array"
     },
     "now": {
      "description": "ISO time on the backend's clock when the answer was made. Ages are `now` minus `observedAt`.",
      "type": "string"
     }
    },
    "required": [
     "items",
     "now"
    ],
    "type": "object"
   },
   "Lag": {
    "anyOf": [
     {
      "type": "number"
     },
     {
      "const": "unknown",
      "type": "string"
     }
    ],
    "description": "Lag in bytes. `unknown` is a value, never drawn as 0; absent where lag has no meaning (leader)."
   },
   "MemberRole": {
    "description": "Role of a member as Patroni names it, normalised over versions (`master` becomes `leader`).",
    "enum": [
     "leader",
     "standby_leader",
     "sync_standby",
     "quorum_standby",
     "replica",
     "unknown"
    ],
    "type": "string"
   },
   "Observed": {
    "description": "Fields of every answer that holds observed values.",
    "properties": {
     "now": {
      "description": "ISO time on the backend's clock when the answer was made. Ages are `now` minus `observedAt`.",
      "type": "string"
     }
    },
    "required": [
     "now"
    ],
    "type": "object"
   },
   "Operation": {
    "description": "Durable work made of steps.",
    "properties": {
     "cancelRequested": {
      "type": "boolean"
     },
     "createdAt": {
      "type": "string"
     },
     "error": {
      "description": "Why it failed, what is left and how to go on.",
      "type": "string"
     },
     "finishedAt": {
      "type": "string"
     },
     "id": {
      "type": "string"
     },
     "kind": {
      "$ref": "#/components/schemas/OperationKind"
     },
     "reason": {
      "type": "string"
     },
     "requester": {
      "description": "Entity ref of the user or subject of the service that asked.",
      "type": "string"
     },
     "result": {
      "additionalProperties": {
       "type": [
        "string",
        "number",
        "boolean"
       ]
      },
      "description": "Result values; never a secret.",
      "type": "object"
     },
     "startedAt": {
      "type": "string"
     },
     "status": {
      "$ref": "#/components/schemas/OperationStatus"
     },
     "steps": {
      "items": {
       "$ref": "#/components/schemas/OperationStep"
      },
      "type": "array"
     },
     "subject": {
      "description": "What it works on.",
      "properties": {
       "kind": {
        "enum": [
         "environment",
         "route",
         "database"
        ],
        "type": "string"
       },
       "name": {
        "type": "string"
       }
      },
      "required": [
       "kind",
       "name"
      ],
      "type": "object"
     }
    },
    "required": [
     "id",
     "kind",
     "subject",
     "status",
     "requester",
     "steps",
     "createdAt"
    ],
    "type": "object"
   },
   "OperationAnswer": {
    "properties": {
     "item": {
      "$ref": "#/components/schemas/Operation"
     },
     "now": {
      "description": "ISO time on the backend's clock when the answer was made. Ages are `now` minus `observedAt`.",
      "type": "string"
     }
    },
    "required": [
     "item",
     "now"
    ],
    "type": "object"
   },
   "OperationKind": {
    "enum": [
     "environment-create",
     "environment-delete",
     "route-switch"
    ],
    "type": "string"
   },
   "OperationList": {
    "properties": {
     "items": {
      "items": {
       "$ref": "#/components/schemas/Operation"
      },
      "type": "array"
     },
     "nextCursor": {
      "type": "string"
     },
     "now": {
      "description": "ISO time on the backend's clock when the answer was made. Ages are `now` minus `observedAt`.",
      "type": "string"
     }
    },
    "required": [
     "items",
     "now"
    ],
    "type": "object"
   },
   "OperationLog": {
    "properties": {
     "items": {
      "items": {
       "$ref": "#/components/schemas/OperationLogLine"
      },
      "type": "array"
     },
     "now": {
      "description": "ISO time on the backend's clock when the answer was made. Ages are `now` minus `observedAt`.",
      "type": "string"
     }
    },
    "required": [
     "items",
     "now"
    ],
    "type": "object"
   },
   "OperationLogLine": {
    "properties": {
     "at": {
      "type": "string"
     },
     "level": {
      "enum": [
       "info",
       "warn",
       "error"
      ],
      "type": "string"
     },
     "message": {
      "type": "string"
     },
     "seq": {
      "type": "number"
     },
     "step": {
      "type": "string"
     }
    },
    "required": [
     "seq",
     "at",
     "level",
     "message"
    ],
    "type": "object"
   },
   "OperationStatus": {
    "description": "`undoing`: a step failed or the operation was cancelled and what it did is being undone. `failed`: it ended without the wished result, `error` says what is left.",
    "enum": [
     "pending",
     "running",
     "undoing",
     "succeeded",
     "failed",
     "cancelled"
    ],
    "type": "string"
   },
   "OperationStep": {
    "properties": {
     "finishedAt": {
      "type": "string"
     },
     "message": {
      "description": "What was observed, or why it failed.",
      "type": "string"
     },
     "name": {
      "type": "string"
     },
     "startedAt": {
      "type": "string"
     },
     "status": {
      "enum": [
       "pending",
       "running",
       "done",
       "skipped",
       "failed",
       "undoing",
       "undone",
       "undo-failed"
      ],
      "type": "string"
     }
    },
    "required": [
     "name",
     "status"
    ],
    "type": "object"
   },
   "Route": {
    "description": "A named way through a gateway to a database cluster.",
    "properties": {
     "activeTarget": {
      "description": "Name of the one target that takes new connections; `none`, `mixed` (several at once) and `unknown` are states of their own.",
      "type": "string"
     },
     "activeTargetKind": {
      "enum": [
       "named",
       "none",
       "mixed",
       "unknown"
      ],
      "type": "string"
     },
     "findings": {
      "items": {
       "$ref": "#/components/schemas/Finding"
      },
      "type": "array"
     },
     "gateway": {
      "type": "string"
     },
     "intent": {
      "$ref": "#/components/schemas/RouteIntent"
     },
     "lastSwitch": {
      "description": "Last switch, where one is known.",
      "properties": {
       "at": {
        "type": "string"
       },
       "from": {
        "type": "string"
       },
       "gapMs": {
        "description": "Milliseconds that a prober through the listener got no answer; absent when it was not measured.",
        "type": "number"
       },
       "operationId": {
        "type": "string"
       },
       "outcome": {
        "enum": [
         "succeeded",
         "rolled-back",
         "failed"
        ],
        "type": "string"
       },
       "to": {
        "type": "string"
       }
      },
      "required": [
       "operationId",
       "to",
       "at",
       "outcome"
      ],
      "type": "object"
     },
     "listener": {
      "properties": {
       "host": {
        "type": "string"
       },
       "port": {
        "type": "number"
       }
      },
      "required": [
       "host",
       "port"
      ],
      "type": "object"
     },
     "name": {
      "type": "string"
     },
     "observedAt": {
      "type": "string"
     },
     "owner": {
      "type": "string"
     },
     "proxy": {
      "description": "Proxy (listen or backend) that holds the servers.",
      "type": "string"
     },
     "switchBlocked": {
      "description": "Why a switch cannot be asked for now, e.g. no admin socket; absent when it can.",
      "type": "string"
     },
     "targets": {
      "items": {
       "$ref": "#/components/schemas/RouteTarget"
      },
      "type": "array"
     },
     "title": {
      "type": "string"
     },
     "verdict": {
      "$ref": "#/components/schemas/Verdict"
     }
    },
    "required": [
     "name",
     "intent",
     "gateway",
     "proxy",
     "listener",
     "targets",
     "activeTarget",
     "activeTargetKind",
     "verdict",
     "findings"
    ],
    "type": "object"
   },
   "RouteAnswer": {
    "properties": {
     "item": {
      "$ref": "#/components/schemas/Route"
     },
     "now": {
      "description": "ISO time on the backend's clock when the answer was made. Ages are `now` minus `observedAt`.",
      "type": "string"
     }
    },
    "required": [
     "item",
     "now"
    ],
    "type": "object"
   },
   "RouteIntent": {
    "enum": [
     "read-write",
     "read-only"
    ],
    "type": "string"
   },
   "RouteList": {
    "properties": {
     "items": {
      "items": {
       "$ref": "#/components/schemas/Route"
      },
      "type": "array"
     },
     "now": {
      "description": "ISO time on the backend's clock when the answer was made. Ages are `now` minus `observedAt`.",
      "type": "string"
     }
    },
    "required": [
     "items",
     "now"
    ],
    "type": "object"
   },
   "RouteTarget": {
    "description": "A place that a route can lead to: servers of the route's proxy that belong to one database cluster.",
    "properties": {
     "database": {
      "description": "Name of the database cluster, see Database .",
      "type": "string"
     },
     "name": {
      "type": "string"
     },
     "servers": {
      "description": "Server names in the route's proxy.",
      "items": {
       "type": "string"
      },
      "type": "array"
     },
     "serversUp": {
      "description": "Of `servers`, those that HAProxy would send new connections to now.",
      "items": {
       "type": "string"
      },
      "type": "array"
     },
     "state": {
      "description": "`active` takes new connections; `standby` is drained or in maintenance; `unknown` HAProxy was not read.",
      "enum": [
       "active",
       "standby",
       "unknown"
      ],
      "type": "string"
     },
     "title": {
      "type": "string"
     }
    },
    "required": [
     "name",
     "database",
     "servers",
     "state",
     "serversUp"
    ],
    "type": "object"
   },
   "Severity": {
    "description": "How bad a finding is. `info` never changes the verdict.",
    "enum": [
     "critical",
     "warning",
     "info"
    ],
    "type": "string"
   },
   "SourceKind": {
    "description": "The kinds of source that facts come from.",
    "enum": [
     "patroni-rest",
     "kubernetes",
     "postgres-sql",
     "haproxy-stats",
     "haproxy-runtime",
     "kindler-database"
    ],
    "type": "string"
   },
   "SourceState": {
    "description": "State of one source as this backend sees it.",
    "properties": {
     "failingSince": {
      "description": "ISO time since which the source has not answered.",
      "type": "string"
     },
     "fault": {
      "$ref": "#/components/schemas/Fault"
     },
     "id": {
      "description": "`<kind>:<owner>/<name>`, unique within the backend.",
      "type": "string"
     },
     "kind": {
      "$ref": "#/components/schemas/SourceKind"
     },
     "observedAt": {
      "description": "ISO time of the last usable answer.",
      "type": "string"
     },
     "status": {
      "description": "`pending` until the first answer or fault.",
      "enum": [
       "ok",
       "unreachable",
       "pending"
      ],
      "type": "string"
     },
     "target": {
      "description": "What is asked: a URL without credentials, a socket path, or `host:port`.",
      "type": "string"
     }
    },
    "required": [
     "id",
     "kind",
     "target",
     "status"
    ],
    "type": "object"
   },
   "SwitchPlan": {
    "description": "Result of a switch's preflight.",
    "properties": {
     "checks": {
      "items": {
       "properties": {
        "blocking": {
         "description": "A failed check that is not blocking is a warning.",
         "type": "boolean"
        },
        "message": {
         "type": "string"
        },
        "name": {
         "type": "string"
        },
        "ok": {
         "anyOf": [
          {
           "type": "boolean"
          },
          {
           "const": "unknown",
           "type": "string"
          }
         ]
        }
       },
       "required": [
        "name",
        "ok",
        "message",
        "blocking"
       ],
       "type": "object"
      },
      "type": "array"
     },
     "commands": {
      "description": "The runtime commands that would be sent, in order.",
      "items": {
       "type": "string"
      },
      "type": "array"
     },
     "from": {
      "type": "string"
     },
     "now": {
      "description": "ISO time on the backend's clock when the answer was made. Ages are `now` minus `observedAt`.",
      "type": "string"
     },
     "possible": {
      "description": "Whether a switch would be carried out.",
      "type": "boolean"
     },
     "route": {
      "type": "string"
     },
     "to": {
      "type": "string"
     }
    },
    "required": [
     "checks",
     "commands",
     "from",
     "now",
     "possible",
     "route",
     "to"
    ],
    "type": "object"
   },
   "SwitchRouteRequest": {
    "type": "object",
    "additionalProperties": false,
    "required": [
     "target",
     "reason"
    ],
    "properties": {
     "target": {
      "type": "string",
      "minLength": 1,
      "maxLength": 63,
      "description": "Name of the target to move to."
     },
     "reason": {
      "type": "string",
      "minLength": 1,
      "maxLength": 500,
      "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
     },
     "migration": {
      "type": "boolean",
      "description": "The target has another system identifier on purpose. Without it, a switch between different PostgreSQL systems is refused in preflight."
     },
     "dryRun": {
      "type": "boolean",
      "description": "Only run the preflight and answer what would happen."
     }
    }
   },
   "Trace": {
    "description": "A route followed hop by hop.",
    "properties": {
     "breaksAt": {
      "description": "Index into `hops` of the first one that is not ok.",
      "type": "number"
     },
     "hops": {
      "items": {
       "$ref": "#/components/schemas/TraceHop"
      },
      "type": "array"
     },
     "intent": {
      "$ref": "#/components/schemas/RouteIntent"
     },
     "message": {
      "description": "One sentence for the whole way.",
      "type": "string"
     },
     "now": {
      "description": "ISO time on the backend's clock when the answer was made. Ages are `now` minus `observedAt`.",
      "type": "string"
     },
     "route": {
      "type": "string"
     },
     "tookMs": {
      "type": "number"
     },
     "verdict": {
      "$ref": "#/components/schemas/Verdict"
     }
    },
    "required": [
     "hops",
     "intent",
     "message",
     "now",
     "route",
     "tookMs",
     "verdict"
    ],
    "type": "object"
   },
   "TraceHop": {
    "description": "One hop of a trace.",
    "properties": {
     "evidence": {
      "items": {
       "$ref": "#/components/schemas/Evidence"
      },
      "type": "array"
     },
     "fault": {
      "$ref": "#/components/schemas/Fault"
     },
     "kind": {
      "enum": [
       "listener",
       "proxy",
       "server",
       "member",
       "sql"
      ],
      "type": "string"
     },
     "message": {
      "description": "One sentence: what was verified or what is wrong.",
      "type": "string"
     },
     "title": {
      "description": "What stands at this hop, e.g. `127.0.0.1:5000` or `orders-2`.",
      "type": "string"
     },
     "tookMs": {
      "description": "Milliseconds that this hop took to verify, where it was measured on its own.",
      "type": "number"
     },
     "verdict": {
      "$ref": "#/components/schemas/Verdict"
     }
    },
    "required": [
     "kind",
     "title",
     "verdict",
     "message",
     "evidence"
    ],
    "type": "object"
   },
   "Verdict": {
    "description": "Judgement of a database cluster, route or hop. `ok` needs evidence; without it the verdict is `unknown`.",
    "enum": [
     "ok",
     "degraded",
     "critical",
     "unknown"
    ],
    "type": "string"
   },
   "Witness": {
    "description": "What one independent witness says about where writes go.",
    "properties": {
     "details": {
      "description": "Short facts to show under the name, e.g. `timeline 7`, `14 sessions`.",
      "items": {
       "type": "string"
      },
      "type": "array"
     },
     "kind": {
      "description": "`patroni`: who holds the lock. `postgres`: who accepts writes. `haproxy`: where clients are sent.",
      "enum": [
       "patroni",
       "postgres",
       "haproxy"
      ],
      "type": "string"
     },
     "members": {
      "description": "Member names; more than one only when the witness itself names several.",
      "items": {
       "type": "string"
      },
      "type": "array"
     },
     "observedAt": {
      "type": "string"
     },
     "reason": {
      "description": "For `absent` and `unknown`: why, and how to add or mend the witness.",
      "type": "string"
     },
     "source": {
      "description": "Id of the source that spoke last, see SourceState .",
      "type": "string"
     },
     "status": {
      "description": "`named` the witness names `members`; `none` it says there is nobody; `unknown` it was asked and does not know; `absent` no such witness is configured.",
      "enum": [
       "named",
       "none",
       "unknown",
       "absent"
      ],
      "type": "string"
     }
    },
    "required": [
     "kind",
     "status",
     "members",
     "details"
    ],
    "type": "object"
   }
  }
 }
};
