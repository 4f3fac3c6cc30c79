/**
 * The definition document: {@link dev.workfloo.definition.document.DefinitionReader} reads it,
 * {@link dev.workfloo.definition.document.DefinitionWriter} writes it. Begin with {@code NodeKind}: it lists the kinds of
 * nodes, each with its format.
 */
@NullMarked
package dev.workfloo.definition.document;

import org.jspecify.annotations.NullMarked;
