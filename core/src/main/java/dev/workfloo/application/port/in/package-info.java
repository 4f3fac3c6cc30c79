/**
 * What a host or an adapter can ask of Workfloo. Refusals are answers; exceptions mean broken infrastructure. Begin with
 * {@link dev.workfloo.application.port.in.ExecuteWorkfloo} and {@link dev.workfloo.application.port.in.AnswerStep}; a runner of
 * background work begins with {@link dev.workfloo.application.port.in.PerformWork}.
 */
@NullMarked
@PrimaryPort
package dev.workfloo.application.port.in;

import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.NullMarked;
