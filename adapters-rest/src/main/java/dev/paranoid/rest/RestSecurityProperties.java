package dev.paranoid.rest;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is checked of each request, whoever sends it.
 *
 * @param hosts Names by which the service may be asked, without ports, besides localhost and its own addresses.
 */
@ConfigurationProperties("paranoid.security")
record RestSecurityProperties(@DefaultValue List<String> hosts) {

    RestSecurityProperties {
        hosts = List.copyOf(hosts);
    }
}
