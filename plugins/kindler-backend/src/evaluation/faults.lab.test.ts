import { describeFaults } from './__testUtils__/faults/describeFaults';
import { LAB_WORLDS } from './__testUtils__/faults/worlds/labWorlds';

describeFaults(LAB_WORLDS);
