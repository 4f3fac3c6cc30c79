/**
 * Events for listeners in process: {@code SubscribingToEvents} serves a host, and {@code TellingEvents} a runner. A round tells what a
 * subscription is to be told now, in batches; a listener that throws has its event held, and the rest is told.
 */
@NullMarked
@Application
package dev.workfloo.application.event;

import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;
