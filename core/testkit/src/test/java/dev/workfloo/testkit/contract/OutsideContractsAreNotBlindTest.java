package dev.workfloo.testkit.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.NipSender;
import dev.workfloo.application.port.out.VerificationProviders;
import dev.workfloo.application.port.out.pdf.PdfRenderer;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.contact.CodeRecipient;
import dev.workfloo.contact.CodeRecipient.Phone;
import dev.workfloo.execution.LossCause;
import dev.workfloo.execution.NipDelivery;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.nip.NipMessage;
import dev.workfloo.execution.verification.BegunValidation;
import dev.workfloo.execution.verification.TokenCheck;
import dev.workfloo.execution.verification.TokenJudgement;
import dev.workfloo.execution.verification.ValidationRequest;
import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What breaks the contract of a sender, a provider or a renderer in one thing fails the test that names it. */
class OutsideContractsAreNotBlindTest {

    private static final CodeRecipient ANA =
            new CodeRecipient(Optional.of("ana@example.com"), Optional.of(new Phone("+52", "5512345678")));

    /** A gateway for SMS that does as it should. */
    static class Gateway extends NipSenderContract implements NipSender {

        final Map<String, String> arrived = Collections.synchronizedMap(new LinkedHashMap<>());
        private Optional<Trouble> trouble = Optional.empty();

        @Override
        public boolean knows(CodeChannel channel) {
            return channel == CodeChannel.SMS;
        }

        @Override
        public NipDelivery send(NipMessage message) {
            if (!knows(message.channel())) return new NipDelivery.Failed("NOT_CONFIGURED", false);
            return trouble.map(it -> failedIn(it, message)).orElseGet(() -> {
                arrived.putIfAbsent(message.key(), text(message));
                return new NipDelivery.Accepted();
            });
        }

        NipDelivery failedIn(Trouble trouble, NipMessage message) {
            return new NipDelivery.Failed(trouble.name(), trouble != Trouble.REFUSING);
        }

        String text(NipMessage message) {
            return "Your code is " + message.code();
        }

        @Override
        protected NipSender sender() {
            return this;
        }

        @Override
        protected Set<CodeChannel> channels() {
            return Set.of(CodeChannel.SMS);
        }

        @Override
        protected CodeRecipient recipient() {
            return ANA;
        }

        @Override
        protected List<String> arrived() {
            return List.copyOf(arrived.values());
        }

        @Override
        protected boolean bringAbout(Trouble trouble, CodeChannel channel) {
            this.trouble = Optional.of(trouble);
            return true;
        }

        @Override
        protected boolean honoursKeys() {
            return true;
        }
    }

    static final class Codeless extends Gateway {
        @Override
        String text(NipMessage message) {
            return "Your code is on its way";
        }
    }

    static final class Telling extends Gateway {
        @Override
        NipDelivery failedIn(Trouble trouble, NipMessage message) {
            String number = message.recipient().phone().map(Phone::number).orElse("");
            return new NipDelivery.Failed("NOT_" + number, trouble != Trouble.REFUSING);
        }
    }

    static final class Losing extends Gateway {
        @Override
        public NipDelivery send(NipMessage message) {
            NipDelivery delivery = super.send(message);
            arrived.clear();
            return delivery;
        }
    }

    @Test
    void aRightSenderPasses() {
        Outcomes outcomes = Outcomes.of(Gateway.class);

        assertEquals(Set.of(), outcomes.failed());
        assertEquals(11, outcomes.passed());
    }

    @Test
    void aSenderWithoutTheCodeIsSeen() {
        assertEquals(
                Set.of("bringsTheCodeOnEachChannel"),
                Outcomes.of(Codeless.class).failed());
    }

    @Test
    void aSenderThatTellsOfThePersonIsSeen() {
        assertTrue(Outcomes.of(Telling.class).failed().contains("saysThatAnotherSendWillNotHelp"));
    }

    @Test
    void aSenderThatLosesMessagesIsSeen() {
        assertTrue(Outcomes.of(Losing.class)
                .failed()
                .containsAll(Set.of("bringsTheCodeOnEachChannel", "isUsedByManyAtOnce")));
    }

    /** A provider that does as it should. */
    static class Verifier extends VerificationProvidersContract implements VerificationProviders {

        private final Map<String, String> begun = new LinkedHashMap<>();
        private Optional<Trouble> trouble = Optional.empty();

        @Override
        public boolean knows(WorkspaceId workspace, String provider) {
            return provider.equals("verifier");
        }

        @Override
        public Either<Failed, BegunValidation> begin(ValidationRequest request) {
            if (!request.provider().equals("verifier")) return Either.left(failed(Reply.FINAL));
            return trouble.<Either<Failed, BegunValidation>>map(it -> Either.left(failedIn(it)))
                    .orElseGet(() -> Either.right(
                            BegunValidation.of(begun.computeIfAbsent(request.idempotencyKey(), key -> "v-" + key))));
        }

        @Override
        public Either<Failed, TokenJudgement> check(TokenCheck check) {
            return trouble.<Either<Failed, TokenJudgement>>map(it -> Either.left(failedIn(it)))
                    .orElseGet(() -> Either.right(judged(check)));
        }

        TokenJudgement judged(TokenCheck check) {
            if (!begun.containsValue(check.validation())) return TokenJudgement.EXPIRED;
            return check.token().equals("493817") ? TokenJudgement.RIGHT : TokenJudgement.WRONG;
        }

        private static Failed failedIn(Trouble trouble) {
            return switch (trouble) {
                case SILENT, STALLED -> Failed.lost("TIMEOUT", "", LossCause.SILENCE);
                case UNREACHABLE -> Failed.lost("UNREACHABLE", "", LossCause.CONNECT);
                case FAILING -> failed(Reply.PASSING);
                case REFUSING -> failed(Reply.FINAL);
            };
        }

        private static Failed failed(Reply reply) {
            return new Failed("FAILED", "", reply, Optional.empty());
        }

        @Override
        protected VerificationProviders providers() {
            return this;
        }

        @Override
        protected String provider() {
            return "verifier";
        }

        @Override
        protected CodeChannel channel() {
            return CodeChannel.SMS;
        }

        @Override
        protected CodeRecipient recipient() {
            return ANA;
        }

        @Override
        protected String rightToken(BegunValidation begun) {
            return "493817";
        }

        @Override
        protected String wrongToken(BegunValidation begun) {
            return "000000";
        }

        @Override
        protected boolean bringAbout(Trouble trouble) {
            this.trouble = Optional.of(trouble);
            return true;
        }

        @Override
        protected OptionalInt timesSent() {
            return OptionalInt.of(begun.size());
        }
    }

    static final class Gullible extends Verifier {
        @Override
        TokenJudgement judged(TokenCheck check) {
            return TokenJudgement.RIGHT;
        }
    }

    static final class Guessing extends Verifier {
        @Override
        public Either<Failed, TokenJudgement> check(TokenCheck check) {
            return super.check(check).orElse(Either.right(TokenJudgement.WRONG));
        }
    }

    @Test
    void aRightProviderPasses() {
        Outcomes outcomes = Outcomes.of(Verifier.class);

        assertEquals(Set.of(), outcomes.failed());
        assertEquals(15, outcomes.passed());
    }

    @Test
    void aProviderThatBelievesEverybodyIsSeen() {
        assertEquals(
                Set.of("aWrongTokenIsWrong", "nothingIsRightForAnUnknownValidation"),
                Outcomes.of(Gullible.class).failed());
    }

    @Test
    void aProviderThatJudgesWhileItFailsIsSeen() {
        assertEquals(
                Set.of("judgesNothingWhileTheProviderFails", "judgesNothingWhileTheProviderIsSilent"),
                Outcomes.of(Guessing.class).failed());
    }

    /** What it makes is no picture of the page, but begins and ends as a PDF. */
    static class Renderer extends PdfRendererContract implements PdfRenderer {

        @Override
        public Outcome render(String page) {
            if (!page.contains("</p>") && page.contains("</b>")) return new Outcome.Failed(reason(page));
            if (page.split("page-break-after").length > MOST_PAGES) return new Outcome.Failed("it has too many pages");
            return new Outcome.Made(new ByteArrayInputStream(made(page).getBytes(ISO_8859_1)), Set.of());
        }

        String reason(String page) {
            return "it is no XML";
        }

        String made(String page) {
            return "%PDF-1.7\n" + page.length() + "\n%%EOF\n";
        }

        @Override
        protected PdfRenderer renderer() {
            return this;
        }
    }

    static final class TellingRenderer extends Renderer {
        @Override
        String reason(String page) {
            return "no XML: " + page;
        }
    }

    static final class CuttingRenderer extends Renderer {
        @Override
        String made(String page) {
            return super.made(page).substring(0, 12);
        }
    }

    static final class LoadingRenderer extends Renderer {
        @Override
        String made(String page) {
            Matcher named = Pattern.compile("http://[^']*\\.png").matcher(page);
            if (named.find()) {
                try {
                    new Socket("127.0.0.1", URI.create(named.group()).getPort()).close();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
            return super.made(page);
        }
    }

    static final class HastyRenderer extends Renderer {
        @Override
        public int atOnce() {
            return 4;
        }

        @Override
        public synchronized Outcome render(String page) {
            return page.contains("<p>3</p>") ? new Outcome.NotNow() : super.render(page);
        }
    }

    @Test
    void aRightRendererPasses() {
        Outcomes outcomes = Outcomes.of(Renderer.class);

        assertEquals(Set.of(), outcomes.failed());
        assertEquals(6, outcomes.passed());
    }

    @Test
    void brokenRenderersAreSeen() {
        assertEquals(
                Set.of("saysNothingOfThePageThatFails"),
                Outcomes.of(TellingRenderer.class).failed());
        assertEquals(Set.of("drawsAPage"), Outcomes.of(CuttingRenderer.class).failed());
        assertEquals(
                Set.of("loadsNothingThatAPageNames"),
                Outcomes.of(LoadingRenderer.class).failed());
        assertEquals(
                Set.of("drawsAsManyAtOnceAsItSays"),
                Outcomes.of(HastyRenderer.class).failed());
    }
}
