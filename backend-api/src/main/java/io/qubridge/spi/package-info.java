/**
 * What a backend plugin implements.
 *
 * <p>A plugin is a jar with a {@link io.qubridge.spi.BackendProvider} named in {@code
 * META-INF/services/io.qubridge.spi.BackendProvider}. Three methods of {@link
 * io.qubridge.spi.Backend} are duties; the rest have defaults. Test it with the kit (the test-jar
 * of this module): extend {@code io.qubridge.kit.BackendContract}.
 */
package io.qubridge.spi;
