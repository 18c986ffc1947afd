package org.apache.http.client.entity;

import java.io.UnsupportedEncodingException;
import java.util.List;
import org.apache.http.HttpEntity;
import org.apache.http.NameValuePair;

public class UrlEncodedFormEntity implements HttpEntity {
    public UrlEncodedFormEntity(List<? extends NameValuePair> pairs, String charset) throws UnsupportedEncodingException {}
}
