/**
 * What can be done with an execution where it stands. Begin with {@code Run}: an execution on its flow, at a moment. There
 * is one class for each position ({@code FormStep}, {@code NipStep}, {@code ReviewStep}, …): it takes what came from
 * outside, and gives the {@code Progress} that this leads to, or says why not. {@code Transition} gathers events and work
 * on the way. Each kind of node has an {@code Arrival}: what it does when the flow comes to it, and why it then decided so.
 *
 * <p>The life of a consent code: a caller wants one ({@code NipRequested}), which asks for work. The worker draws it, keeps its
 * seal ({@code NipDrawn}) and only then hands it to its channel; what became of it is kept too ({@code NipDelivered}). The
 * person types it once to confirm ({@code NipConfirmed}) and again to authorise ({@code NipAuthorised}): with that consent
 * is given. Each new send voids the code before it, and the third wrong code fails the node.
 *
 * <p>The life of a review: it begins when the flow comes to the node ({@code ReviewOpened}). The reviewer decides, and the flow
 * goes on ({@code ReviewDecided}); or sends fields back ({@code FieldsSentBack}), which somebody answers again ({@code
 * FieldsCorrected}). Then the next review of the same visit begins.
 */
@NullMarked
package dev.workfloo.execution.step;

import org.jspecify.annotations.NullMarked;
