package dev.workfloo.application.port.out;

import dev.workfloo.content.FileSignatures;

/** Knows files by their content, whatever they are called. */
@FunctionalInterface
public interface FileFormats {

    /** So many bytes it is told, at the most. */
    int BEGINNING = FileSignatures.BEGINNING;

    /** Knows those that the bytes at their beginning tell, without any library: what a host has that brings none. */
    FileFormats BY_SIGNATURE = FileSignatures::mediaType;

    /**
     * The media type (RFC 6838) of a file, in lower case; {@code application/octet-stream} where it is not known.
     *
     * @param beginning the file, or its first {@value #BEGINNING} bytes
     */
    String mediaType(byte[] beginning);
}
