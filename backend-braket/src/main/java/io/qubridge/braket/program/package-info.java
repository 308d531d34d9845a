/**
 * What is sent: programs in Braket's dialect of OpenQASM 3, and the tasks that a request becomes.
 */
package io.qubridge.braket.program;
