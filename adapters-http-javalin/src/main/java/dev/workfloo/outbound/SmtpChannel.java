package dev.workfloo.outbound;

import dev.workfloo.application.port.out.NipSender;
import dev.workfloo.contact.EmailAddress;
import dev.workfloo.definition.NipChannel;
import dev.workfloo.execution.ConnectorAnswer.Failed;
import dev.workfloo.execution.ConnectorAnswer.Reply;
import dev.workfloo.execution.LossCause;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.NipMessage;
import dev.workfloo.outbound.EndpointSettings.Breaker;
import io.vavr.control.Either;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
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
import java.util.regex.Pattern;

/**
 * Consent codes by e-mail. A conversation has a thread of its own, so that whoever waits for it waits no longer than its time,
 * whatever it hangs in: DNS too, which cannot be interrupted.
 */
final class SmtpChannel implements NipSender, AutoCloseable {

    private static final Pattern ASCII = Pattern.compile("[!-~]+");

    /** Mail servers bear few connections of one client. */
    private static final int AT_ONCE = 8;

    private static final Duration WAIT = Duration.ofSeconds(1);

    private final Smtp smtp;
    private final Duration patience;
    private final Map<String, String> more;
    private final InstantSource clock;
    private final Consumer<LossCause> losses;
    private final Guard guard;

    /** Those that have not ended, whether somebody still waits for them or not. */
    private final Semaphore conversations = new Semaphore(AT_ONCE);

    private final Set<Future<?>> awaited = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(SmtpChannel::thread);

    /**
     * @param patience how long a conversation may last
     * @param more properties of the mail library's that go before ours
     */
    SmtpChannel(Smtp smtp, Duration patience, Map<String, String> more, InstantSource clock) {
        this(smtp, patience, more, clock, cause -> {});
    }

    /** @param losses is told what a conversation was lost to */
    SmtpChannel(
            Smtp smtp, Duration patience, Map<String, String> more, InstantSource clock, Consumer<LossCause> losses) {
        this.losses = losses;
        this.smtp = smtp;
        this.patience = patience;
        this.more = Map.copyOf(more);
        this.clock = clock;
        this.guard = new Guard("smtp", AT_ONCE, Breaker.USUAL, clock);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "workfloo-smtp");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public boolean hasRoom(NipChannel channel) {
        return guard.hasRoom() && conversations.availablePermits() > 0;
    }

    @Override
    public NipDelivery send(NipMessage message) {
        Optional<InternetAddress> recipient = message.recipient().email().flatMap(SmtpChannel::address);
        return recipient.map(it -> send(message, it)).orElse(NipDelivery.REFUSED_FOR_GOOD);
    }

    private NipDelivery send(NipMessage message, InternetAddress recipient) {
        return guard.exchange(WAIT, () -> converse(message, recipient)).getOrElseGet(this::failure);
    }

    private NipDelivery failure(Failed failed) {
        failed.cause().ifPresent(losses);
        return new NipDelivery.Failed(failed.code(), true);
    }

    private Either<Failed, NipDelivery> converse(NipMessage message, InternetAddress recipient) {
        try (SmtpConversation conversation = new SmtpConversation(
                smtp,
                more,
                session -> new Letter(
                        session, message, new InternetAddress(smtp.from(), true), recipient, clock.instant()))) {
            if (!conversations.tryAcquire()) {
                return Guard.none("BUSY", "earlier conversations have not ended", Reply.NOT_NOW);
            }
            Either<Failed, NipDelivery> unknown = await(begun(conversation));
            return conversation.outcome().orElse(unknown);
        } catch (RejectedExecutionException e) {
            return stopped();
        }
    }

    private static Either<Failed, NipDelivery> stopped() {
        return Guard.none("STOPPED", "the wait for the server was cut short here", Reply.NOT_NOW);
    }

    /** Its place is free before anybody hears that it has ended, so that whoever comes then finds it. */
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

    /** @return what is to be said of a conversation of which nothing is known then */
    private Either<Failed, NipDelivery> await(Future<?> whole) {
        awaited.add(whole);
        try {
            if (threads.isShutdown()) return stopped();
            whole.get(patience.toNanos(), TimeUnit.NANOSECONDS);
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
        return Guard.lost("TIMEOUT", "the server did not answer in time", LossCause.SILENCE);
    }

    /** Nobody waits for a conversation any more; whoever waited ends it. */
    @Override
    public void close() {
        threads.shutdown();
        awaited.forEach(whole -> whole.cancel(true));
    }

    /** One bare address, since a list of them would send a person's code to others, in the letters that every server takes. */
    private static Optional<InternetAddress> address(String typed) {
        String text = EmailAddress.of(typed).map(EmailAddress::ascii).orElse(typed);
        try {
            InternetAddress address = new InternetAddress(text, true);
            boolean isBare = text.equals(address.getAddress()) && !address.isGroup();
            return isBare && ASCII.matcher(text).matches() ? Optional.of(address) : Optional.empty();
        } catch (AddressException e) {
            return Optional.empty();
        }
    }
}
