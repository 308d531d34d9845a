/**
 * Images and their labels: reading data sets, splitting them, decoding and standardising images.
 *
 * <p>The usual way through:
 *
 * <pre>{@code
 * ImageDataset dataset = new DatasetReader().read(folder); // or SyntheticCells.dataset(...)
 * Split split = Splitter.split(dataset, seed);
 * DecodedImages images = DecodedImages.load(dataset, ImageTransform.square(64), Progress.NONE);
 * Standardisation scale = Standardisation.of(images, split.indices(Part.TRAINING));
 * images.fill(batch, scale, pixels); // float[batch x 3 x 64 x 64]
 * }</pre>
 *
 * <p>A split is by subject wherever file names carry one. Images come from strangers: their claimed
 * size is checked before they are decoded, and every refusal is a {@link
 * io.qubridge.app.data.DataException} of one line that names the file. A further folder layout
 * becomes a class beside {@code CnmcLayout} and one line in {@link
 * io.qubridge.app.data.DatasetReader}.
 */
package io.qubridge.app.data;
