/** What Workfloo asks of its host: stores for definitions, scenarios, executions and keys. */
@NullMarked
@SecondaryPort
package dev.workfloo.application.port.out;

import org.jmolecules.architecture.hexagonal.SecondaryPort;
import org.jspecify.annotations.NullMarked;
