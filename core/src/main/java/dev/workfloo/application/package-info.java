/**
 * The use cases. Begin with {@link dev.workfloo.application.Workfloo}, the facade that puts them together. Each port in {@code
 * port.in} is served by a class with a verb in -ing: {@code AnswerStep} by {@code AnsweringStep}.
 *
 * <p>Lists and searches have a package of their own, {@code search}, and so have callbacks, {@code callback}, and what operators
 * see of work, {@code pending}.
 *
 * <p>A piece of work is kept with the transition that asks for it. A runner hands it to {@code PerformingWork}; the class
 * of its kind ({@code CallingConnectors}, {@code SendingCodes}, …) waits for its turn, turns to somebody outside, and holds
 * what it got until {@code ExecutionMoves} has brought it into the execution. With that transition the work is over; until
 * then it comes again.
 *
 * <p>A change that a client wants to be told of is written down by {@code CallbackJournal} with the transition, and work
 * asks for it to be told. {@code DeliveringCallbacks} posts one after the other, in their order, until its receiver takes
 * it or wants no more; pauses grow, and after 24 hours it is given up until somebody sends it again ({@code
 * ManagingCallbacks}).
 */
@NullMarked
@Application
package dev.workfloo.application;

import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;
