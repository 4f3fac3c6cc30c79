package dev.workfloo.outbound.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.outbound.Certificates;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateNamesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "*.receiver.example, my_app.receiver.example, true",
        "*.receiver.example, MY_APP.Receiver.example, true",
        "*.receiver.example, a.my_app.receiver.example, false",
        "*.receiver.example, my_app.other.example, false",
        "receiver.example, my_app.receiver.example, false"
    })
    void aCertificateIsBelievedForItsNames(String shown, String name, boolean isFor) throws Exception {
        KeyStore keys = KeyStore.getInstance(
                Certificates.keyStore(folder, shown).toFile(), Certificates.PASSWORD.toCharArray());

        assertEquals(isFor, CertificateNames.isFor(name, (X509Certificate) keys.getCertificate("it")));
    }
}
