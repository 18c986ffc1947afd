package org.apache.http.client.methods;

public class HttpPost {
    public HttpPost(String uri) {}
    public void setEntity(Object entity) {}
}
