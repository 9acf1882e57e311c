export { Acknowledgements } from './Acknowledgements';
export { AcknowledgementStore } from './AcknowledgementStore';
