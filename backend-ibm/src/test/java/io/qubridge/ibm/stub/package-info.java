/**
 * A stand-in for the service that executes what it is sent: it reads the submitted OpenQASM 3,
 * refuses what is not native to its device, simulates it with the device's noise and answers in the
 * service's shapes.
 */
package io.qubridge.ibm.stub;
