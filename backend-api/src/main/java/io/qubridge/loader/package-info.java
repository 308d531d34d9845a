/**
 * Finds the backends that are there: on the class path and in plugin folders.
 *
 * <p>{@link io.qubridge.loader.BackendRegistry} is the entry. A plugin in a folder is either one
 * jar ({@code plugins/acme.jar}) or a folder of jars ({@code plugins/acme/*.jar}); each has a class
 * loader of its own, so that two plugins may bring different versions of the same library.
 */
package io.qubridge.loader;
