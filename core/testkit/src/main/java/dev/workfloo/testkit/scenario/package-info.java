/** Scenarios of definition files as JUnit's tests, one for each, and what of the flow they reach: begin with {@code ScenarioTests}. */
@NullMarked
package dev.workfloo.testkit.scenario;

import org.jspecify.annotations.NullMarked;
