package dev.workfloo.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.workfloo.contact.CodeChannel;
import dev.workfloo.definition.Nip.Notice;
import dev.workfloo.execution.nip.NipMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NipTextTest {

    private static NipMessage aMessage(Notice notice, Duration lives) {
        NipMessage message = Ways.aMessage(CodeChannel.SMS);
        return new NipMessage(
                message.workspace(),
                message.channel(),
                message.recipient(),
                message.code(),
                notice,
                lives,
                message.key());
    }

    private static Notice notice(Optional<String> company, Optional<String> terms) {
        return new Notice(company, terms, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void aLetterSaysAllInTwoLanguages() {
        String letter = NipText.email(Ways.aMessage(CodeChannel.EMAIL));

        assertEquals("""
                Préstamos del Sur te pide autorizar con este NIP la consulta de tu historial crediticio:

                493817

                Vence en 10 minutos. No lo compartas con nadie. Si no lo solicitaste, ignora este mensaje.

                Términos y condiciones: https://sur.example/terminos

                Aviso de privacidad: https://sur.example/privacidad

                --

                Préstamos del Sur asks you to authorise the consultation of your credit history with the code above.

                It expires in 10 minutes. Do not share it with anybody. If you did not ask for it, ignore this message.

                Terms and conditions: https://sur.example/terminos

                Privacy notice: https://sur.example/privacidad
                """, letter);
    }

    @Test
    void doesWithoutWhatIsNotSaid() {
        NipMessage message = aMessage(notice(Optional.empty(), Optional.empty()), Duration.ofSeconds(90));

        assertEquals(
                "493817 es tu NIP para autorizar la consulta de tu historial crediticio. Vence en 1 min. No lo compartas.",
                NipText.brief(message));
        assertEquals("Tu NIP de autorización", NipText.subject(message));
    }

    @Test
    void theSubjectDoesNotSayTheCode() {
        assertFalse(NipText.subject(Ways.aMessage(CodeChannel.EMAIL)).contains(Ways.CODE));
    }

    @Test
    void aShortMessageHasLinksAndNoTreatise() {
        NipMessage message =
                aMessage(notice(Optional.of("Sur"), Optional.of("Primera. El solicitante…")), Duration.ofMinutes(5));

        assertFalse(NipText.brief(message).contains("Primera"));
    }

    @Test
    void aNameIsOneLine() {
        NipMessage message =
                aMessage(notice(Optional.of("Sur\r\nBcc: eva@example.com"), Optional.empty()), Duration.ofMinutes(5));

        assertEquals("Sur Bcc: eva@example.com: tu NIP de autorización", NipText.subject(message));
    }

    /** The letters of GSM 03.38 with an accent that these texts use; the others would halve a message's length. */
    @Test
    void aShortMessageFitsTheLettersOfGsm() {
        String brief = NipText.brief(
                aMessage(notice(Optional.of("Sur"), Optional.of("https://x.example")), Duration.ofMinutes(5)));

        assertEquals("", brief.replaceAll("[\\p{ASCII}é]", ""));
        assertEquals(brief.length() + 1, brief.getBytes(StandardCharsets.UTF_8).length);
    }
}
