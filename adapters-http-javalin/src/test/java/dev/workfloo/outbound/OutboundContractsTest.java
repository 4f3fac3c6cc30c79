package dev.workfloo.outbound;

import dev.workfloo.application.port.out.Connectors;
import dev.workfloo.application.port.out.NipSender;
import dev.workfloo.application.port.out.Outside;
import dev.workfloo.application.port.out.VerificationProviders;
import dev.workfloo.contact.CodeChannel;
import dev.workfloo.contact.CodeRecipient;
import dev.workfloo.contact.CodeRecipient.Phone;
import dev.workfloo.execution.connector.ConnectorCall.Question;
import dev.workfloo.execution.connector.ConnectorCall.ServiceQuestion;
import dev.workfloo.execution.verification.BegunValidation;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.ConnectorsContract;
import dev.workfloo.testkit.contract.NipSenderContract;
import dev.workfloo.testkit.contract.PlayedService;
import dev.workfloo.testkit.contract.Trouble;
import dev.workfloo.testkit.contract.VerificationProvidersContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** What others must do who write connectors and channels of their own, ours do. */
class OutboundContractsTest {

    private static final CodeRecipient ANA =
            new CodeRecipient(Optional.of("ana@example.com"), Optional.of(new Phone("+52", "5512345678")));

    /** The ways to somebody who answers, and to somebody who does not, for which a test can wait. */
    private static final class PatientWays implements AutoCloseable {

        private final Ways patient;
        private final Ways hasty;
        private Ways taken;

        /** @param file with a place for the time-out */
        PatientWays(String file) {
            patient = Ways.of(file.replace("TIMEOUT", "'timeout': 'PT30S'"));
            hasty = Ways.of(file.replace("TIMEOUT", "'timeout': 'PT1S'"));
            taken = patient;
        }

        void expect(Trouble trouble) {
            if (trouble == Trouble.SILENT || trouble == Trouble.STALLED) taken = hasty;
        }

        Outside outside() {
            return taken.outside();
        }

        @Override
        public void close() {
            patient.close();
            hasty.close();
        }
    }

    @Nested
    class Services extends ConnectorsContract {

        private final PlayedService bureau = PlayedService.answering("{\"score\": 712}");
        private final Ways ways = Ways.toBureau(bureau.url().toString());

        @AfterEach
        void stop() {
            ways.close();
            bureau.close();
        }

        @Override
        protected Connectors connectors() {
            return ways.outside().connectors();
        }

        @Override
        protected Question question() {
            return new ServiceQuestion("bureau", Value.Context.of(Map.of("rfc", "KIBA801010BPA")));
        }

        @Override
        protected boolean bringAbout(Trouble trouble) {
            return bureau.bringAbout(trouble);
        }

        @Override
        protected OptionalInt timesDone() {
            return OptionalInt.of(bureau.timesDone());
        }
    }

    @Nested
    class Gateways extends NipSenderContract {

        private final PlayedService gateway = PlayedService.answering("{}");
        private final PatientWays ways = new PatientWays("{'channels': {'sms': {'url': '" + gateway.url()
                + "', TIMEOUT, 'request': {'phone': '/to', 'text': '/text'}}}}");

        @AfterEach
        void stop() {
            ways.close();
            gateway.close();
        }

        @Override
        protected NipSender sender() {
            return ways.outside().nips();
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
            return gateway.asked();
        }

        @Override
        protected boolean bringAbout(Trouble trouble, CodeChannel channel) {
            ways.expect(trouble);
            return gateway.bringAbout(trouble);
        }

        @Override
        protected boolean honoursKeys() {
            return true;
        }
    }

    @Nested
    class Providers extends VerificationProvidersContract {

        private final PlayedService verifier = PlayedService.answering(question -> question.contains("\"token\"")
                ? "{\"valid\": " + (question.contains("493817") && question.contains("v-1")) + "}"
                : "{\"validationId\": \"v-1\", \"maskedDestination\": \"***78\"}");
        private final PatientWays ways = new PatientWays("{'providers': {'verifier': {'begin': {'url': '"
                + verifier.url() + "', TIMEOUT}, 'check': {'url': '" + verifier.url() + "', TIMEOUT}}}}");

        @AfterEach
        void stop() {
            ways.close();
            verifier.close();
        }

        @Override
        protected VerificationProviders providers() {
            return ways.outside().providers();
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
            ways.expect(trouble);
            return verifier.bringAbout(trouble);
        }

        @Override
        protected OptionalInt timesSent() {
            return OptionalInt.of(verifier.timesDone());
        }
    }
}
