/**
 * One-time codes that people type, and that a provider judges while somebody waits for the answer: that no two are judged at a
 * time, and none is counted twice. Begin with {@code VerifyingPerson}.
 */
@Application
@NullMarked
package dev.workfloo.application.verification;

import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;
