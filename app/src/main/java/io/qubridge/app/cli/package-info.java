/**
 * The command line: one command a file, and what commands share.
 *
 * <p>{@link io.qubridge.app.cli.Main} holds the table of commands. A command is a {@link
 * java.lang.Runnable} with the mixins {@link io.qubridge.app.cli.OutputOptions} (quiet, JSON,
 * progress) and, where it runs circuits, {@link io.qubridge.app.cli.BackendOptions} (backend,
 * settings, shots, seed). It prints its result to {@link io.qubridge.app.cli.Terminal#out} and
 * throws what goes wrong; {@link io.qubridge.app.cli.ExitCode} lists how a process ends.
 */
package io.qubridge.app.cli;
