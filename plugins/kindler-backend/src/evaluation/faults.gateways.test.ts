import { describeFaults } from './__testUtils__/faults/describeFaults';
import { GATEWAY_WORLDS } from './__testUtils__/faults/worlds/gatewayWorlds';

describeFaults(GATEWAY_WORLDS);
