/**
 * Files on their way in, for the steps that ask for them: looked into, and kept where a step takes them. Begin with
 * {@link dev.workfloo.application.file.IncomingFiles}.
 */
@NullMarked
@Application
package dev.workfloo.application.file;

import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;
