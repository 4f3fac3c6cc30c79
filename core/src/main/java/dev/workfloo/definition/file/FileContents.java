package dev.workfloo.definition.file;

import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What is known of a file once somebody has looked into it.
 *
 * @param mediaType as its content shows it, in lower case (RFC 6838)
 * @param size in bytes; of one that is too large, at least so many as were read
 */
@ValueObject
public record FileContents(String mediaType, long size) {}
