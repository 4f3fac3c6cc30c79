package dev.workfloo;

import dev.workfloo.contact.CodeChannel;
import dev.workfloo.definition.ApiNode;
import dev.workfloo.definition.ApiNode.Exchange;
import dev.workfloo.definition.Connector;
import dev.workfloo.definition.Connector.CallPolicy;
import dev.workfloo.definition.ConnectorNode;
import dev.workfloo.definition.Nip;
import dev.workfloo.definition.NipNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.OtpNode;
import dev.workfloo.definition.OtpNode.Otp;
import dev.workfloo.definition.RecipientFormulas;
import dev.workfloo.definition.api.ApiRequestReader;
import dev.workfloo.definition.connector.ResponseShape;
import dev.workfloo.definition.connector.ResponseShape.Kind;
import dev.workfloo.definition.connector.ResponseShape.Member;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.Findings;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.execution.verification.BegunValidation;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.syntax.Parser;
import dev.workfloo.testkit.contract.fixture.Fixtures;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Draws nodes that turn to somebody outside, and what comes back from there. */
public final class LinkSampler {

    private static final List<String> TEXTS =
            List.of("\"55 1234 5678\"", "\"ñ@example.com\"", "null", "\" \"", "1 + 1");

    private static final List<String> PHONES = List.of("\"55 1234 5678\"", "\"5512345678\"", "\"none\"", "null");
    private static final List<String> ADDRESSES = List.of("\"ñ@example.com\"", "\"a@example.com\"", "\" \"", "null");

    private final Random random;

    public LinkSampler(Random random) {
        this.random = random;
    }

    /** Whatever fails goes on where success does, or ends. */
    Node nip(NodeId id, Optional<NodeId> next) {
        List<CodeChannel> channels = random.nextBoolean()
                ? List.of(one(List.of(CodeChannel.values())))
                : List.of(CodeChannel.WHATSAPP, one(List.of(CodeChannel.EMAIL, CodeChannel.SMS)));
        Nip nip = new Nip(
                new Nip.Sending(
                        channels,
                        1 + random.nextInt(3),
                        1 + random.nextInt(4),
                        Duration.ofSeconds(1 + random.nextInt(60)),
                        Duration.ofMinutes(1 + random.nextInt(20))),
                new RecipientFormulas(
                        Optional.of(text("\"+52\"")),
                        Optional.of(text(one(PHONES))),
                        Optional.of(text(one(ADDRESSES)))),
                new Nip.Notice(
                        maybe("Demo Financiera"),
                        maybe("https://example.com/terms"),
                        maybe("2026-01"),
                        maybe("https://example.com/privacy"),
                        maybe("2026-02")));
        return new NipNode(id, "Consent " + id, nip, next, onError(next));
    }

    Node otp(NodeId id, Optional<NodeId> next) {
        Otp otp = new Otp(
                "verifier-" + random.nextInt(3),
                one(List.of(CodeChannel.values())),
                new RecipientFormulas(
                        Optional.of(text("\"+52\"")),
                        Optional.of(text(one(PHONES))),
                        Optional.of(text(one(ADDRESSES)))),
                1 + random.nextInt(4),
                random.nextInt(4));
        return new OtpNode(id, "Verification " + id, otp, next, onError(next));
    }

    /** Asked as the deployment knows how to, or as the definition does. */
    Node service(NodeId id, Optional<NodeId> next) {
        return random.nextInt(3) == 0 ? api(id, next) : connector(id, next);
    }

    private Node api(NodeId id, Optional<NodeId> next) {
        Map<String, Object> request = Map.of(
                "method",
                one(List.of("POST", "PUT", "PATCH")),
                "url",
                "https://api-" + random.nextInt(3) + ".example.com/{{ \"a/b\" }}?q={{ " + one(TEXTS) + " }}",
                "headers",
                Map.of("X-Day", "{{ today() }}", "Authorization", "Bearer {{ secret.token }}"),
                "body",
                Map.of("a", "{{ " + one(TEXTS) + " }}", "b", List.of("of {{ " + one(TEXTS) + " }}")));
        Exchange exchange = new Exchange(
                ApiRequestReader.read(DocumentReader.of(Value.of(request), new Findings())),
                response(),
                Optional.empty(),
                calls());
        return new ApiNode(id, "API " + id, exchange, next, onError(next));
    }

    private Node connector(NodeId id, Optional<NodeId> next) {
        Map<String, Expression> request = new LinkedHashMap<>();
        request.put("a", text());
        request.put("b", text("today()"));
        Connector connector =
                new Connector("bureau-" + random.nextInt(3), request, response(), Optional.empty(), calls());
        return new ConnectorNode(id, "Connector " + id, connector, next, onError(next));
    }

    private ResponseShape response() {
        Map<String, Member> response = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) response.put("m" + kind.ordinal(), new Member(kind, random.nextBoolean()));
        return new ResponseShape(response);
    }

    private CallPolicy calls() {
        return new CallPolicy(random.nextInt(6), Duration.ofSeconds(1 + random.nextInt(30)));
    }

    private Optional<NodeId> onError(Optional<NodeId> next) {
        return random.nextBoolean() ? next : Optional.empty();
    }

    public NipRequest request() {
        Optional<CallbackReceiver> receiver = random.nextInt(3) == 0
                ? Optional.of(new CallbackReceiver("https://example.com/nip", maybe("key")))
                : Optional.empty();
        return random.nextInt(4) == 0
                ? new NipRequest(Optional.of("+1"), Optional.of("555 010 9999"), receiver)
                : new NipRequest(Optional.empty(), Optional.empty(), receiver);
    }

    public NipDelivery delivery() {
        return one(List.of(
                new NipDelivery.Accepted(),
                NipDelivery.UNKNOWN,
                new NipDelivery.Failed("REFUSED", random.nextBoolean())));
    }

    /** What a provider says that is asked to send a one-time code. */
    public Either<Failed, BegunValidation> validation(String secret) {
        return random.nextInt(3) > 0
                ? Either.right(new BegunValidation(
                        secret + " id", maybe(secret + " type"), maybe("voice"), maybe(secret + " destination")))
                : Either.left(new Failed("CODE_1", "in words", one(List.of(Reply.values())), Optional.of(503)));
    }

    /** Right for every connector of these, wrong for every one, or none. */
    public ConnectorAnswer answer() {
        return switch (random.nextInt(5)) {
            case 0, 1 -> new Answered(rightAnswer(), random.nextBoolean() ? Optional.of(200) : Optional.empty());
            case 2 -> new Answered(Value.of(random.nextInt()), Optional.of(200));
            default ->
                new Failed("CODE_" + random.nextInt(3), "in words", one(List.of(Reply.values())), Optional.of(503));
        };
    }

    public static Value.Context rightAnswer() {
        return Fixtures.context(
                "m0", "señora", "m1", 1.5, "m2", 7, "m3", true, "m4", "2026-02-28", "m5", "2026-02-28T10:00:00-06:00");
    }

    private Optional<String> maybe(String text) {
        return random.nextBoolean() ? Optional.of(text) : Optional.empty();
    }

    private Expression text() {
        return text(one(TEXTS));
    }

    private static Expression text(String formula) {
        return Parser.expression(formula).getOrElseThrow(error -> new AssertionError(error.toString()));
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
