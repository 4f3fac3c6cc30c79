package dev.workfloo.outbound;

import dev.workfloo.application.port.out.NipSender;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.execution.LossCause;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.nip.NipMessage;
import dev.workfloo.outbound.file.EndpointSettings.Breaker;
import dev.workfloo.outbound.mail.Email;
import dev.workfloo.outbound.mail.SmtpConversation;
import dev.workfloo.outbound.mail.SmtpServer;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Consent codes by e-mail. A conversation has a thread of its own, so that its caller waits no longer than the timeout, also
 * where it hangs in DNS, which cannot be interrupted.
 */
final class SmtpChannel implements NipSender, AutoCloseable {

    static final Peer PEER = Peer.channel(CodeChannel.EMAIL);

    /** Mail servers take few connections of one client. */
    private static final int AT_ONCE = 8;

    private static final Duration WAIT = Duration.ofSeconds(1);

    private final SmtpServer server;
    private final Duration timeout;
    private final Map<String, String> more;
    private final InstantSource clock;
    private final Consumer<LossCause> losses;
    private final PeerLimits limits;

    /** Those that have not ended, whether or not they are still waited for. */
    private final Semaphore conversations = new Semaphore(AT_ONCE);

    private final Set<Future<?>> awaited = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(SmtpChannel::thread);

    /**
     * @param timeout how long a conversation may last
     * @param more properties of the mail library's that go before ours
     */
    SmtpChannel(SmtpServer server, Duration timeout, Map<String, String> more, Surroundings surroundings) {
        this.server = server;
        this.timeout = timeout;
        this.more = Map.copyOf(more);
        this.clock = surroundings.clock();
        this.losses = cause -> surroundings.losses().lost(PEER, cause);
        this.limits = new PeerLimits("smtp", AT_ONCE, Breaker.USUAL, clock);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "workfloo-smtp");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public boolean hasRoom(CodeChannel channel) {
        return limits.hasRoom() && conversations.availablePermits() > 0;
    }

    @Override
    public NipDelivery send(NipMessage message) {
        return NipChannels.email(message.recipient())
                .filter(Email::isRecipient)
                .map(recipient -> send(message, recipient))
                .orElse(NipDelivery.REFUSED_FOR_GOOD);
    }

    private NipDelivery send(NipMessage message, String recipient) {
        return limits.exchange(WAIT, () -> converse(message, recipient)).getOrElseGet(this::failure);
    }

    private NipDelivery failure(Failed failed) {
        failed.cause().ifPresent(losses);
        return new NipDelivery.Failed(failed.code(), true);
    }

    private Either<Failed, NipDelivery> converse(NipMessage message, String recipient) {
        Email email =
                new Email(recipient, NipText.subject(message), NipText.email(message), message.key(), clock.instant());
        try (SmtpConversation conversation = new SmtpConversation(server, more, email)) {
            if (!conversations.tryAcquire()) {
                return PeerLimits.none("BUSY", "earlier conversations have not ended", Reply.NOT_NOW);
            }
            Either<Failed, NipDelivery> unknown = await(begun(conversation));
            return conversation.outcome().orElse(unknown);
        } catch (RejectedExecutionException e) {
            return stopped();
        }
    }

    private static Either<Failed, NipDelivery> stopped() {
        return PeerLimits.none("STOPPED", "the wait for the server was cut short here", Reply.NOT_NOW);
    }

    /** Its permit is free before it is known to have ended, so that the next one finds it. */
    private Future<?> begun(SmtpConversation conversation) {
        boolean isBegun = false;
        try {
            Future<?> whole = threads.submit(() -> {
                try {
                    conversation.run();
                } finally {
                    conversations.release();
                }
            });
            isBegun = true;
            return whole;
        } finally {
            if (!isBegun) conversations.release();
        }
    }

    /** @return what is to be said of the conversation if nothing is known of it then */
    private Either<Failed, NipDelivery> await(Future<?> whole) {
        awaited.add(whole);
        try {
            if (threads.isShutdown()) return stopped();
            whole.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // It may hang in the farewell.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return stopped();
        } catch (CancellationException e) {
            return stopped();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) throw error;
            throw new IllegalStateException("a conversation broke off", e.getCause());
        } finally {
            awaited.remove(whole);
        }
        return Either.left(Failed.lost("TIMEOUT", "the server did not answer in time", LossCause.SILENCE));
    }

    /** No conversation is waited for any more; each caller that waited ends its own. */
    @Override
    public void close() {
        threads.shutdown();
        awaited.forEach(whole -> whole.cancel(true));
    }
}
