/**
 * What jqwik draws for a host's properties: begin with {@link dev.workfloo.testkit.arbitrary.WorkflooArbitraries}. What a decision
 * reads is drawn from its own rules and at their edges, answers by what the form takes. {@link
 * dev.workfloo.testkit.arbitrary.Claim} marks where a property claims something, so that one that hardly ever comes there fails.
 */
@NullMarked
package dev.workfloo.testkit.arbitrary;

import org.jspecify.annotations.NullMarked;
