package dev.paranoid.security;

import dev.paranoid.security.role.Roles;
import dev.paranoid.security.role.SecuritySettings;
import dev.paranoid.security.token.FirstToken;
import dev.paranoid.security.token.TokenStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

/** What the jar does with tokens and passwords in place of starting the service; settings are read as it reads them. */
public final class SecurityCommands {

    private static final String USAGE = """
            token create NAME ROLE ...   makes a token and prints it, once
            token revoke NAME            ends that token
            token list                   names and roles
            password                     reads a password, and prints it hashed, for paranoid.security.users
            """;

    private final PrintStream out;
    private final PrintStream errors;
    private final BufferedReader input;

    /**
     * The commands of one start.
     *
     * @param out for what was asked
     * @param errors for what is wrong
     * @param input where a password is read
     */
    public SecurityCommands(PrintStream out, PrintStream errors, BufferedReader input) {
        this.out = out;
        this.errors = errors;
        this.input = input;
    }

    /**
     * {@return whether the first of these words is one of these commands}
     *
     * @param words of the command line
     */
    public static boolean begin(List<String> words) {
        return !words.isEmpty() && List.of("token", "password").contains(words.get(0));
    }

    /**
     * {@return the exit value: 0 if it was done}
     *
     * @param words of the command line, a command first
     */
    public int run(List<String> words) {
        List<String> command =
                words.stream().filter(word -> !word.startsWith("--")).toList();
        try {
            return command.get(0).equals("password") ? password() : token(command, settings(words));
        } catch (IllegalArgumentException wrong) {
            errors.println(wrong.getMessage());
            return 1;
        }
    }

    private int token(List<String> command, SecuritySettings settings) {
        TokenStore tokens = new TokenStore(settings.dir());
        String verb = command.size() < 2 ? "" : command.get(1);
        if (verb.equals("list") && command.size() == 2) {
            tokens.all().forEach(token -> out.println(token.name() + "  " + String.join(", ", token.roles())));
            return 0;
        }
        if (verb.equals("create") && command.size() > 3) {
            return create(tokens, command.get(2), command.subList(3, command.size()), new Roles(settings));
        }
        if (verb.equals("revoke") && command.size() == 3) {
            return revoke(tokens, command.get(2));
        }
        errors.print(USAGE);
        return 2;
    }

    private int create(TokenStore tokens, String name, List<String> roles, Roles declared) {
        Optional<String> unknown =
                roles.stream().filter(role -> !declared.has(role)).findFirst();
        if (unknown.isPresent()) {
            throw new IllegalArgumentException(
                    "There is no role '" + unknown.get() + "' under paranoid.security.roles; there is always admin.");
        }
        out.println(tokens.create(name, roles));
        return 0;
    }

    private int revoke(TokenStore tokens, String name) {
        if (!tokens.revoke(name)) {
            throw new IllegalArgumentException("There is no token '" + name + "' in " + tokens.directory() + ".");
        }
        try {
            if (name.equals(FirstToken.NAME)) {
                Files.deleteIfExists(FirstToken.file(tokens));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return 0;
    }

    private int password() {
        try {
            String password = input.readLine();
            if (password == null || password.isBlank()) {
                throw new IllegalArgumentException("Give the password on standard input.");
            }
            out.println(
                    PasswordEncoderFactories.createDelegatingPasswordEncoder().encode(password));
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SecuritySettings settings(List<String> words) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(words.toArray(String[]::new)));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return Binder.get(environment).bindOrCreate("paranoid.security", SecuritySettings.class);
    }
}
