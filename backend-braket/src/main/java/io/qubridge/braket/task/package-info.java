/** What the plugin asks of AWS: clients, tasks, results in S3, and the jobs made of tasks. */
package io.qubridge.braket.task;
