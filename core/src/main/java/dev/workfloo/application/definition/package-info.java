/**
 * The use cases about definitions. Begin with {@code PublishingDefinition}, which checks and keeps them; {@code PublishedFlows}
 * remembers what was published, for all that runs.
 */
@NullMarked
@Application
package dev.workfloo.application.definition;

import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;
