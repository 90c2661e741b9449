package dev.paranoid.server;

import dev.paranoid.security.SecurityCommands;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Paranoid as a service of its own. */
@SpringBootApplication(proxyBeanMethods = false)
public class ParanoidServer {

    public static void main(String[] args) {
        if (Usage.isAskedForBy(List.of(args))) {
            System.out.print(Usage.text());
        } else if (SecurityCommands.begin(List.of(args))) {
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            System.exit(new SecurityCommands(System.out, System.err, input).run(List.of(args)));
        } else {
            SpringApplication.run(ParanoidServer.class, args);
        }
    }
}
