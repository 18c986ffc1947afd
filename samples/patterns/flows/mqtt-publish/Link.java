package p;

import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;

final class Link {
    private final MqttClient client;

    Link() throws MqttException {
        client = new MqttClient("tcp://broker.example.com:1883", "demo");
        client.connect();
    }

    void publish(byte[] payload) throws MqttException {
        MqttMessage message = new MqttMessage(payload);
        message.setQos(0);
        client.publish("car/position", message);
    }
}
