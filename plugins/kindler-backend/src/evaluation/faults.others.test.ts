import { describeFaults } from './__testUtils__/faults/describeFaults';
import { OTHER_WORLDS } from './__testUtils__/faults/worlds/otherWorlds';

describeFaults(OTHER_WORLDS);
