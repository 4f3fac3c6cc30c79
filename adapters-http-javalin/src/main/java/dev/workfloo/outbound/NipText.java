package dev.workfloo.outbound;

import dev.workfloo.definition.Nip;
import dev.workfloo.execution.nip.NipMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The text of a message with a code: in Spanish, and in English below where there is room. */
final class NipText {

    private static final Pattern LINK = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private NipText() {}

    /** It may be seen on a locked screen, so it does not say the code. */
    static String subject(NipMessage message) {
        return company(message).map(name -> name + ": tu NIP de autorización").orElse("Tu NIP de autorización");
    }

    static Optional<String> company(NipMessage message) {
        return message.notice().companyName().map(NipText::inOneLine).filter(name -> !name.isBlank());
    }

    static long minutes(NipMessage message) {
        return Math.max(1, message.lives().toMinutes());
    }

    /** For an e-mail. */
    static String email(NipMessage message) {
        return spanish(message) + "\n\n--\n\n" + english(message) + "\n";
    }

    private static String spanish(NipMessage message) {
        List<String> lines = new ArrayList<>();
        String whom = company(message).map(name -> name + " te pide").orElse("Te pedimos");
        lines.add(whom + " autorizar con este NIP la consulta de tu historial crediticio:");
        lines.add(message.code());
        lines.add("Vence en " + minutes(message) + (minutes(message) == 1 ? " minuto." : " minutos.")
                + " No lo compartas con nadie. Si no lo solicitaste, ignora este mensaje.");
        notice(message, Nip.Notice::terms, "Términos y condiciones: ").ifPresent(lines::add);
        notice(message, Nip.Notice::privacyNotice, "Aviso de privacidad: ").ifPresent(lines::add);
        return String.join("\n\n", lines);
    }

    private static String english(NipMessage message) {
        List<String> lines = new ArrayList<>();
        String whom = company(message).map(name -> name + " asks you").orElse("You are asked");
        lines.add(whom + " to authorise the consultation of your credit history with the code above.");
        lines.add("It expires in " + minutes(message) + (minutes(message) == 1 ? " minute." : " minutes.")
                + " Do not share it with anybody. If you did not ask for it, ignore this message.");
        notice(message, Nip.Notice::terms, "Terms and conditions: ").ifPresent(lines::add);
        notice(message, Nip.Notice::privacyNotice, "Privacy notice: ").ifPresent(lines::add);
        return String.join("\n\n", lines);
    }

    private static Optional<String> notice(
            NipMessage message, Function<Nip.Notice, Optional<String>> part, String title) {
        return part.apply(message.notice()).map(text -> title + text);
    }

    /**
     * For a telephone: terms only where they are a link, since they may be the text itself. It keeps to the letters that fit
     * into the short messages of GSM, where one more accent halves their length.
     */
    static String brief(NipMessage message) {
        StringBuilder text = new StringBuilder();
        company(message).ifPresent(name -> text.append(name).append(": "));
        text.append(message.code())
                .append(" es tu NIP para autorizar la consulta de tu historial crediticio. Vence en ")
                .append(minutes(message))
                .append(" min. No lo compartas.");
        message.notice()
                .terms()
                .filter(NipText::isLink)
                .ifPresent(link -> text.append(" Términos: ").append(link));
        message.notice()
                .privacyNotice()
                .filter(NipText::isLink)
                .ifPresent(link -> text.append(" Privacidad: ").append(link));
        return text.toString();
    }

    private static boolean isLink(String text) {
        return LINK.matcher(text.strip()).matches();
    }

    private static String inOneLine(String text) {
        return CONTROL.matcher(text).replaceAll(" ").strip();
    }
}
