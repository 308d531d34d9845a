/**
 * What a command would cost: its requests are made as always, but for a {@link
 * io.qubridge.app.cost.RequestTally}, which prices them and answers zeros.
 */
package io.qubridge.app.cost;
