package dev.workfloo.outbound;

import dev.workfloo.application.port.out.Callbacks.Message;
import dev.workfloo.application.port.out.Callbacks.Receipt;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.execution.LossCause;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.outbound.http.Network;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** One place that is asked as a bureau, a gateway and a receiver of callbacks, one as the other. */
final class Peers implements AutoCloseable {

    enum Kind {
        BUREAU,
        GATEWAY,
        RECEIVER
    }

    /** Nothing that fails keeps the next from asking. */
    private static final String PATIENT =
            "'circuitBreaker': {'failureRate': 100, 'window': 1000, 'minimumCalls': 1000, 'openFor': 'PT1S', 'trials': 3}";

    private final String url;
    private final Outbound outbound;

    /** What each loss was put down to. */
    final List<LossCause> losses = new CopyOnWriteArrayList<>();

    private Peers(String url, String more) {
        this.url = url;
        String file =
                "{'services': {'bureau': {'url': '" + url + "', " + PATIENT + more + "}}, 'channels': {'sms': {'url': '"
                        + url + "', " + PATIENT + ", 'request': {'phone': '/to', 'text': '/text'}}}}";
        this.outbound = Outbound.open(
                Ways.read(file).getOrElseThrow(wrong -> new AssertionError(wrong.toString())),
                Optional.empty(),
                true,
                new Surroundings(
                        new Network(Peers::addresses, Network.INTERNET.isPublic()),
                        new ManualClock(Fixtures.NOON),
                        Map::of,
                        (peer, cause) -> losses.add(cause)));
    }

    /** Nobody is asked for a name that is none, which may take its time. */
    private static InetAddress[] addresses(String host) throws UnknownHostException {
        if (host.endsWith(".invalid")) throw new UnknownHostException();
        return InetAddress.getAllByName(host);
    }

    static Peers at(String url) {
        return new Peers(url, "");
    }

    /** The same, where the bureau's part of the file says more. */
    static Peers at(String url, String more) {
        return new Peers(url, more);
    }

    ConnectorAnswer call() {
        return outbound.outside().connectors().call(Ways.aCall());
    }

    /** Asks, and says what came of it: {@code taken}, or what is said of the failure. */
    String ask(Kind kind) {
        Outside outside = outbound.outside();
        return switch (kind) {
            case BUREAU -> call() instanceof Failed failed ? failed.code() + " " + failed.reply() : "taken";
            case GATEWAY ->
                outside.nips().send(Ways.aMessage(CodeChannel.SMS)) instanceof NipDelivery.Failed failed
                        ? failed.code() + (failed.recoverable() ? "" : " for good")
                        : "taken";
            case RECEIVER -> {
                Receipt receipt = outside.callbacks().post(aCallback());
                yield receipt == Receipt.TAKEN ? "taken" : receipt.outcome().name();
            }
        };
    }

    /** What is said of somebody who was lost before it had answered. */
    static String lost(Kind kind) {
        return switch (kind) {
            case BUREAU -> "UNREACHABLE NONE";
            case GATEWAY -> "UNREACHABLE";
            case RECEIVER -> "NOT_TAKEN";
        };
    }

    private Message aCallback() {
        CallbackReceiver receiver = new CallbackReceiver(url, Optional.empty());
        return new Message(receiver, "e1", Optional.empty(), "{}", Fixtures.NOON, List.of());
    }

    @Override
    public void close() {
        outbound.close();
    }
}
