package dev.workfloo.outbound;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.contact.CodeRecipient;
import dev.workfloo.contact.CodeRecipient.Phone;
import dev.workfloo.definition.Nip.Notice;
import dev.workfloo.execution.LossCause;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorCall;
import dev.workfloo.execution.connector.ConnectorCall.ServiceQuestion;
import dev.workfloo.execution.nip.NipMessage;
import dev.workfloo.execution.verification.BegunValidation;
import dev.workfloo.execution.verification.TokenCheck;
import dev.workfloo.execution.verification.TokenJudgement;
import dev.workfloo.execution.verification.ValidationRequest;
import dev.workfloo.outbound.file.ConnectorFile;
import dev.workfloo.outbound.http.Network;
import dev.workfloo.outbound.mail.SmtpServer;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** What tests send to the outside, and how. */
public final class Ways implements AutoCloseable {

    static final WorkspaceId LENDER = new WorkspaceId("lender");
    static final String KEY = "64a8bc288de4164da93f339c/bureau/1/1";
    static final String CODE = "493817";
    static final Duration LONG = Duration.ofSeconds(20);

    final ManualClock clock = new ManualClock(Fixtures.NOON);
    final List<String> losses = new CopyOnWriteArrayList<>();
    private final Outbound outbound;

    private void lost(Peer peer, LossCause cause) {
        losses.add(peer.kind() + " " + peer.name() + " " + cause);
    }

    private Ways(ConnectorFile file, Optional<SmtpServer> mail) {
        this(file, mail, Map::of);
    }

    private Ways(ConnectorFile file, Optional<SmtpServer> mail, Supplier<Map<String, String>> along) {
        Surroundings surroundings = new Surroundings(Network.INTERNET, clock, along, this::lost);
        this.outbound = Outbound.open(file, mail, false, surroundings);
    }

    /** The ways of a connector file, written with ' for ". */
    static Ways of(String file) {
        return of(file, Map.of());
    }

    static Ways of(String file, Map<String, String> secrets) {
        return new Ways(
                read(file, secrets).getOrElseThrow(wrong -> new AssertionError(wrong.toString())), Optional.empty());
    }

    /** The ways to one service, with headers that go along with each question. */
    static Ways along(String url, String more, Supplier<Map<String, String>> along) {
        String file = "{'services': {'bureau': {'url': '" + url + "'" + more + "}}}";
        return new Ways(
                read(file).getOrElseThrow(wrong -> new AssertionError(wrong.toString())), Optional.empty(), along);
    }

    static Ways of(SmtpServer mail) {
        return new Ways(ConnectorFile.EMPTY, Optional.of(mail));
    }

    /** The ways to one service, called bureau, with more members in its part of the file. */
    static Ways toBureau(String url, String more) {
        return of("{'services': {'bureau': {'url': '" + url + "'" + more + "}}}");
    }

    static Ways toBureau(String url) {
        return toBureau(url, "");
    }

    public static Either<List<String>, ConnectorFile> read(String file) {
        return read(file, Map.of());
    }

    public static Either<List<String>, ConnectorFile> read(String file, Map<String, String> secrets) {
        byte[] text = file.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return ConnectorFile.read(
                text,
                name -> Optional.ofNullable(secrets.get(name))
                        .<Either<String, String>>map(Either::right)
                        .orElse(Either.left("needs the secret " + name)));
    }

    static ConnectorCall aCall() {
        return aCall(Map.of("rfc", "KIBA801010"), LONG);
    }

    static ConnectorCall aCall(Map<String, ?> request, Duration timeout) {
        return new ConnectorCall(LENDER, new ServiceQuestion("bureau", Value.Context.of(request)), KEY, timeout);
    }

    static ConnectorCall aCallTo(String service) {
        return new ConnectorCall(LENDER, new ServiceQuestion(service, Value.Context.EMPTY), KEY, LONG);
    }

    static NipMessage aMessage(CodeChannel channel) {
        return aMessage(
                channel,
                new CodeRecipient(Optional.of("ana@example.com"), Optional.of(new Phone("+52", "55 1234 5678"))));
    }

    static NipMessage aMessage(CodeChannel channel, CodeRecipient recipient) {
        Notice notice = new Notice(
                Optional.of("Préstamos del Sur"),
                Optional.of("https://sur.example/terminos"),
                Optional.of("3"),
                Optional.of("https://sur.example/privacidad"),
                Optional.of("7"));
        return new NipMessage(LENDER, channel, recipient, CODE, notice, Duration.ofMinutes(10), KEY);
    }

    Outside outside() {
        return outbound.outside();
    }

    boolean knows(ConnectorCall call) {
        return outbound.outside().connectors().knows(call);
    }

    ConnectorAnswer call(ConnectorCall call) {
        return outbound.outside().connectors().call(call);
    }

    ConnectorAnswer call() {
        return call(aCall());
    }

    boolean hasRoom(CodeChannel channel) {
        return outbound.outside().nips().hasRoom(channel);
    }

    NipDelivery send(NipMessage message) {
        return outbound.outside().nips().send(message);
    }

    boolean knowsProvider(WorkspaceId workspace, String provider) {
        return outbound.outside().providers().knows(workspace, provider);
    }

    Either<Failed, BegunValidation> begin(ValidationRequest request) {
        return outbound.outside().providers().begin(request);
    }

    Either<Failed, TokenJudgement> check(TokenCheck check) {
        return outbound.outside().providers().check(check);
    }

    @Override
    public void close() {
        outbound.close();
    }
}
