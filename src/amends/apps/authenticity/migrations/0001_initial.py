"""Scams seen, what people reported, and looks at the call desk."""

import django.db.models.deletion
from django.conf import settings
from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies: ClassVar = [
        ('delivery', '0003_orders_and_waves'),
        ('incidents', '0002_append_only'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name='KnownScam',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=20, unique=True)),
                ('way', models.CharField(choices=[('email', 'E-mail'), ('sms', 'Text message'), ('phone', 'Phone call'), ('post', 'Letter'), ('chat', 'Messenger or chat'), ('social', 'Social network'), ('web', 'Website')], max_length=10)),
                ('domains', models.JSONField(default=list)),
                ('phones', models.JSONField(default=list)),
                ('senders', models.JSONField(default=list)),
                ('first_seen_on', models.DateField()),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='ScamReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('inquiry_ref', models.CharField(max_length=20, unique=True)),
                ('box', models.BinaryField()),
                ('at', models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name='ScamRetired',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=300)),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('scam', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='retired', to='authenticity.knownscam')),
            ],
        ),
        migrations.CreateModel(
            name='ScamText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=8)),
                ('looks', models.TextField()),
                ('tell', models.TextField(default='')),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('scam', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='texts', to='authenticity.knownscam')),
            ],
        ),
        migrations.CreateModel(
            name='CallLook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=24, unique=True)),
                ('reason', models.CharField(max_length=20)),
                ('call_sha256', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='incidents.incident')),
                ('message', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='delivery.message')),
            ],
            options={
                'indexes': [models.Index(fields=['by', 'at'], name='call_looks_by_agent')],
            },
        ),
    ]
