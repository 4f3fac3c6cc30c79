package dev.workfloo.execution;

import dev.workfloo.definition.NodeId;
import dev.workfloo.execution.OtpState.AwaitingOtp;
import dev.workfloo.execution.OtpState.BeginningOtp;
import dev.workfloo.execution.Position.AwaitingCorrection;
import dev.workfloo.execution.Position.AwaitingDocument;
import dev.workfloo.execution.Position.AwaitingForm;
import dev.workfloo.execution.Position.AwaitingNip;
import dev.workfloo.execution.Position.AwaitingReview;
import dev.workfloo.execution.Position.AwaitingTimer;
import dev.workfloo.execution.Position.Calling;
import dev.workfloo.execution.Position.Finished;
import dev.workfloo.execution.Position.Rendering;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * Where an execution stood when a person was shown a step, so that what they send is taken for that step and no other. It is another one
 * as soon as anything was taken there: a code that was typed, rightly or wrongly, above all, so that one that is sent twice is judged
 * once. What happens by itself, such as the news that a code went out, leaves it as it is.
 *
 * @param text to be carried by a page; whoever gets it back makes one of it again
 */
@ValueObject
public record ExpectedStep(String text) {

    private static final Position.Cases<String> TEXTS = new Texts();

    /** Where it stands now. */
    public static ExpectedStep of(Position position) {
        return new ExpectedStep(position.fold(TEXTS));
    }

    public boolean isAt(Position position) {
        return equals(of(position));
    }

    @Override
    public String toString() {
        return text;
    }

    private static final class Texts implements Position.Cases<String> {

        private static String at(WaitsFor what, NodeId node, Object... rest) {
            return what + "/" + node + Arrays.stream(rest).map(it -> "/" + it).collect(Collectors.joining());
        }

        @Override
        public String awaitingForm(AwaitingForm position) {
            return at(WaitsFor.FORM, position.node(), position.visit());
        }

        @Override
        public String awaitingNip(AwaitingNip position) {
            NipState nip = position.nip();
            return at(WaitsFor.NIP, position.node(), position.visit(), nip.phase(), nip.sends(), nip.wrong());
        }

        @Override
        public String calling(Calling position) {
            return at(WaitsFor.CONNECTOR, position.node(), position.visit());
        }

        @Override
        public String awaitingTimer(AwaitingTimer position) {
            return at(WaitsFor.TIMER, position.node(), position.visit());
        }

        @Override
        public String awaitingReview(AwaitingReview position) {
            return at(WaitsFor.REVIEW, position.node(), position.visit(), position.round());
        }

        @Override
        public String awaitingCorrection(AwaitingCorrection position) {
            return at(WaitsFor.CORRECTION, position.node(), position.visit(), position.round());
        }

        @Override
        public String awaitingDocument(AwaitingDocument position) {
            return at(WaitsFor.DOCUMENT, position.node(), position.visit());
        }

        @Override
        public String rendering(Rendering position) {
            return at(WaitsFor.PDF, position.node(), position.visit());
        }

        @Override
        public String beginningOtp(BeginningOtp position) {
            return at(WaitsFor.PROVIDER, position.node(), position.visit());
        }

        @Override
        public String awaitingOtp(AwaitingOtp position) {
            OtpState otp = position.otp();
            return at(
                    WaitsFor.OTP,
                    position.node(),
                    position.visit(),
                    otp.asking().made(),
                    otp.tokens().presented(),
                    otp.tokens().wrong());
        }

        @Override
        public String finished(Finished position) {
            return "FINISHED";
        }
    }
}
