/**
 * Measures and traces what passes through the driven ports, for the operator of the service. Neither tells anything personal:
 * what they name comes from definitions and settings, and never from what people or services answered.
 */
@NullMarked
@SecondaryAdapter
package dev.workfloo.telemetry;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
