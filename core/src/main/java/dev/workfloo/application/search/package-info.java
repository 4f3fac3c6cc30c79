/**
 * Lists of executions. Begin with {@link dev.workfloo.application.search.FindingExecutions}, which serves the port {@code
 * FindExecutions}: what a caller asks for becomes criteria of the store's index, and page numbers become places in a list.
 */
@NullMarked
@Application
package dev.workfloo.application.search;

import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;
