package dev.workfloo.outbound;

import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.outbound.file.EndpointSettings.Breaker;
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

/** A bulkhead and a circuit breaker: so many exchanges with one peer at a time, and none while it counts as down. */
final class PeerLimits {

    private final Semaphore permits;
    private final CircuitBreaker breaker;

    PeerLimits(String name, int permits, Breaker breaker, InstantSource clock) {
        this.permits = new Semaphore(permits, true);
        this.breaker = CircuitBreaker.of(name, config(breaker, clock));
    }

    private static CircuitBreakerConfig config(Breaker breaker, InstantSource clock) {
        return CircuitBreakerConfig.custom()
                .failureRateThreshold(breaker.failureRate())
                .slidingWindowSize(breaker.window())
                .minimumNumberOfCalls(breaker.minimumCalls())
                .waitDurationInOpenState(breaker.openFor())
                .permittedNumberOfCallsInHalfOpenState(breaker.trials())
                .recordResult(PeerLimits::isDown)
                .clock(clock.withZone(ZoneOffset.UTC))
                .build();
    }

    /** A peer that refuses what it was asked is not down. */
    private static boolean isDown(Object outcome) {
        return outcome instanceof Either<?, ?> either
                && either.fold(lost -> lost instanceof Failed failed && failed.reply() != Reply.FINAL, answer -> false);
    }

    /**
     * Has an exchange with the peer.
     *
     * @param maxWait how long a permit is waited for
     * @return what came of the exchange, or why there was none
     */
    <T> Either<Failed, T> exchange(Duration maxWait, Supplier<Either<Failed, T>> exchange) {
        if (!enter(maxWait)) return none("BUSY", "the service is asked by as many as it bears", Reply.NOT_NOW);
        try {
            return breaker.tryAcquirePermission()
                    ? watched(exchange)
                    : none("CIRCUIT_OPEN", "the service is down, and left alone", Reply.NONE);
        } finally {
            permits.release();
        }
    }

    /** Whether one more could turn to it right now. */
    boolean hasRoom() {
        return permits.availablePermits() > 0;
    }

    /** Tells the breaker what came of an exchange; an outcome that says nothing of the peer gives the permission back. */
    private <T> Either<Failed, T> watched(Supplier<Either<Failed, T>> exchange) {
        long asked = breaker.getCurrentTimestamp();
        boolean isTold = false;
        try {
            Either<Failed, T> outcome = exchange.get();
            if (outcome.fold(failed -> failed.reply() != Reply.NOT_NOW, answer -> true)) {
                breaker.onResult(breaker.getCurrentTimestamp() - asked, breaker.getTimestampUnit(), outcome);
                isTold = true;
            }
            return outcome;
        } finally {
            if (!isTold) breaker.releasePermission();
        }
    }

    private boolean enter(Duration maxWait) {
        try {
            return permits.tryAcquire(maxWait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** An exchange that has no answer of the peer's. */
    static <T> Either<Failed, T> none(String code, String message, Reply reply) {
        return Either.left(new Failed(code, message, reply, Optional.empty()));
    }
}
