package dev.workfloo.outbound;

import dev.workfloo.execution.ConnectorAnswer.Failed;
import dev.workfloo.execution.ConnectorAnswer.Reply;
import dev.workfloo.execution.LossCause;
import dev.workfloo.outbound.EndpointSettings.Breaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets one peer be turned to by no more at a time than it bears, and leaves it alone while it is down. */
final class Guard {

    private final Semaphore places;
    private final CircuitBreaker breaker;

    Guard(String name, int places, Breaker breaker, InstantSource clock) {
        this.places = new Semaphore(places, true);
        this.breaker = CircuitBreaker.of(name, config(breaker, clock));
    }

    private static CircuitBreakerConfig config(Breaker breaker, InstantSource clock) {
        return CircuitBreakerConfig.custom()
                .failureRateThreshold(breaker.failureRate())
                .slidingWindowSize(breaker.window())
                .minimumNumberOfCalls(breaker.minimumCalls())
                .waitDurationInOpenState(breaker.openFor())
                .permittedNumberOfCallsInHalfOpenState(breaker.trials())
                .recordResult(Guard::isDown)
                .clock(clock.withZone(ZoneOffset.UTC))
                .build();
    }

    /** A peer that refuses what it was asked is not down. */
    private static boolean isDown(Object outcome) {
        return outcome instanceof Either<?, ?> either
                && either.isLeft()
                && either.getLeft() instanceof Failed failed
                && failed.reply() != Reply.FINAL;
    }

    /**
     * Has an exchange with the peer.
     *
     * @param patience how long a place is waited for
     * @return what came of the exchange, or why there was none
     */
    <T> Either<Failed, T> exchange(Duration patience, Supplier<Either<Failed, T>> exchange) {
        if (!enter(patience)) return none("BUSY", "the service is asked by as many as it bears", Reply.NOT_NOW);
        try {
            return breaker.tryAcquirePermission()
                    ? watched(exchange)
                    : none("CIRCUIT_OPEN", "the service is down, and left alone", Reply.NONE);
        } finally {
            places.release();
        }
    }

    /** Whether one more could turn to it right now. */
    boolean hasRoom() {
        return places.availablePermits() > 0;
    }

    /** Tells the breaker what came of an exchange; what is no word of the peer's gives the permission back unused. */
    private <T> Either<Failed, T> watched(Supplier<Either<Failed, T>> exchange) {
        long asked = breaker.getCurrentTimestamp();
        boolean isTold = false;
        try {
            Either<Failed, T> outcome = exchange.get();
            if (outcome.isRight() || outcome.getLeft().reply() != Reply.NOT_NOW) {
                breaker.onResult(breaker.getCurrentTimestamp() - asked, breaker.getTimestampUnit(), outcome);
                isTold = true;
            }
            return outcome;
        } finally {
            if (!isTold) breaker.releasePermission();
        }
    }

    private boolean enter(Duration patience) {
        try {
            return places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** An exchange that was lost, so that nobody knows what the peer did. */
    static <T> Either<Failed, T> lost(String code, String message, LossCause cause) {
        return Either.left(
                new Failed(code, message, Reply.NONE, Optional.empty(), Optional.of(cause), Optional.empty()));
    }

    /** An exchange that has no answer of the peer's. */
    static <T> Either<Failed, T> none(String code, String message, Reply reply) {
        return Either.left(new Failed(code, message, reply, Optional.empty()));
    }
}
