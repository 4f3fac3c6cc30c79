package dev.workfloo.docs.centre;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** How large a picture is, in its pixels, so that a page keeps its place while it loads. */
record PictureSize(int width, int height) {

    /** How a PNG begins, up to its measures: W3C, Portable Network Graphics, 5.2 and 11.2.2. */
    private static final byte[] PNG = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
    };

    /** Empty where it is no PNG. */
    static Optional<PictureSize> of(byte[] file) {
        if (file.length < PNG.length + 8 || !Arrays.equals(PNG, Arrays.copyOf(file, PNG.length)))
            return Optional.empty();

        ByteBuffer measures = ByteBuffer.wrap(file, PNG.length, 8);
        return Optional.of(new PictureSize(measures.getInt(), measures.getInt()))
                .filter(size -> size.width > 0 && size.height > 0);
    }
}
