package dev.workfloo.outbound.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;

/**
 * What connections are made through.
 *
 * @param isPublic whether an address belongs to the public internet
 */
public record Network(Dns dns, Predicate<InetAddress> isPublic) {

    /** The machine's DNS, and the internet as IANA's registries have it. */
    public static final Network INTERNET = new Network(InetAddress::getAllByName, PublicAddresses::isPublic);

    /** Knows the addresses of names. */
    @FunctionalInterface
    public interface Dns {

        InetAddress[] addresses(String host) throws UnknownHostException;
    }
}
