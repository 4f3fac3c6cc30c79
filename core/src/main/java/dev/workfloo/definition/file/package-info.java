/**
 * Files that a DOCUMENT node asks for: begin with {@link dev.workfloo.definition.file.FileRequest}, which judges what was sent.
 * {@link dev.workfloo.definition.file.FileFormat} lists the formats, each known by its content.
 */
@NullMarked
package dev.workfloo.definition.file;

import org.jspecify.annotations.NullMarked;
