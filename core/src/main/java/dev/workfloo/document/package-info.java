/**
 * Documents, which people or this software wrote: a {@link dev.workfloo.document.DocumentReader} reads an object member by member and gathers
 * what is wrong as {@link dev.workfloo.document.Findings}; a {@link dev.workfloo.document.TreeWriter} writes one. Begin with
 * the reader.
 */
@NullMarked
package dev.workfloo.document;

import org.jspecify.annotations.NullMarked;
