package p;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

final class Pack {
    private static final byte[] KEY = "k2k2k2k2k2k2k2k2".getBytes();

    static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream memory = new ByteArrayOutputStream();
        GZIPOutputStream zip = new GZIPOutputStream(memory);
        zip.write(plain);
        zip.close();
        return memory.toByteArray();
    }

    static byte[] encrypt(byte[] plain) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"), new IvParameterSpec(new byte[16]));
        return cipher.doFinal(plain);
    }
}
