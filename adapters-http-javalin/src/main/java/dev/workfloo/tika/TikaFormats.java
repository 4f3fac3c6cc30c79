package dev.workfloo.tika;

import dev.workfloo.application.port.out.FileFormats;
import dev.workfloo.content.FileSignatures;
import dev.workfloo.content.ZipSignatures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/**
 * Knows files as Apache Tika does, by the bytes at their beginning. It parses none of them. What is packed into a ZIP file its core
 * does not look at, and there the first entries tell; XML that it cannot read up to its first element it takes for text.
 */
public final class TikaFormats implements FileFormats {

    private static final Set<String> PACKAGES = Set.of("application/zip", "application/x-tika-ooxml");

    private static final String TEXT = "text/plain";

    @Override
    public String mediaType(byte[] beginning) {
        String known = detected(beginning).getBaseType().toString();
        if (PACKAGES.contains(known)) return ZipSignatures.mediaType(beginning);
        return known.equals(TEXT) ? FileSignatures.mediaType(beginning) : known;
    }

    /** What Tika knows it reads with the first file, and keeps: a start does not wait for it. */
    private static MediaType detected(byte[] beginning) {
        try (InputStream content = new ByteArrayInputStream(beginning)) {
            return MimeTypes.getDefaultMimeTypes().detect(content, new Metadata());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
